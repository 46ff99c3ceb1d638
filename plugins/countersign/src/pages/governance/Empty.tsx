/** Nothing here, and what will be. */
export const Empty = ({ title, says }: { title: string; says: string }) => <div className="cs-card cs-pad cs-empty"><b>{title}</b><p className="cs-muted">{says}</p></div>;
