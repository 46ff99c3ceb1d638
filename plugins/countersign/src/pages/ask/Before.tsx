import type { Receipt } from '@countersign/backstage-plugin-countersign-common';

/** Before and after, as the system said both times; what did not change is said too. */
export function Before({ receipt }: { receipt: Receipt }) {
  return (
    <table className="cs-diff">
      <caption className="cs-vh">What changed</caption>
      <thead><tr><th scope="col"><span className="cs-vh">Field</span></th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
      <tbody>
        {receipt.fields.map(f => (
          <tr key={f.label}><th scope="row">{f.label}</th><td className="cs-was">{f.before}</td><td className={f.changed ? 'cs-now' : 'cs-same'}>{f.after}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
