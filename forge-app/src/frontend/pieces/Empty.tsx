import { EmptyState } from '@forge/react';

/** Nothing here: what will be, and where it comes from. */
export const Empty = ({ title, says }: { title: string; says: string }) => <EmptyState header={title} description={says} width="wide" headingLevel={3} />;
