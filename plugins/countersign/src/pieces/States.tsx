import type { StateRow } from '@countersign/backstage-plugin-countersign-common';

/** Somebody else changed it in between: what was recorded, and what is there now. */
export function States({ rows }: { rows: readonly StateRow[] }) {
  return (
    <table className="cs-diff">
      <caption className="cs-vh">What is there now</caption>
      <thead><tr><th scope="col"><span className="cs-vh">Field</span></th><th scope="col">Before</th><th scope="col">We left it</th><th scope="col">Now</th></tr></thead>
      <tbody>{rows.map(r => <tr key={r.label}><th scope="row">{r.label}</th><td className="cs-was">{r.before}</td><td>{r.after}</td><td className="cs-now">{r.now}</td></tr>)}</tbody>
    </table>
  );
}
