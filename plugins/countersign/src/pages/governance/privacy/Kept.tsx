import type { PrivacyView, Store } from '@countersign/backstage-plugin-countersign-common';
import { whenIn } from '../../../lib/format';

const days = (n: number) => (n >= 730 ? `${Math.round(n / 365)} years` : `${n} days`);

/** What is kept how long, and every place that holds something. */
export function Kept({ view: { retention, lastExpired, stores } }: { view: PrivacyView }) {
  const long: Readonly<Record<Store['kept'], string>> = {
    transcript: days(retention.transcript), replay: days(retention.replay), record: days(retention.record), refs: 'No words, only names of entries', minutes: 'Minutes', host: 'As the host keeps it', nobody: 'Nothing about people',
  };
  return (
    <section className="cs-group"><h2>What is kept how long</h2>
      <div className="cs-card">
        <dl className="cs-card-sec cs-facts">
          <div><dt>What people wrote</dt><dd>{days(retention.transcript)}</dd></div>
          <div><dt>What decisions saw</dt><dd>{days(retention.replay)}</dd></div>
          <div><dt>Approvals and receipts</dt><dd>{days(retention.record)}</dd></div>
          <div><dt>Last erased</dt><dd>{lastExpired ? `In ${lastExpired.requests} requests, ${whenIn(lastExpired.at)}` : 'Nothing yet: no time is over'}</dd></div>
        </dl>
        <details className="cs-steps cs-card-sec"><summary>Every place that holds something</summary>
          <table className="cs-diff cs-stores"><thead><tr><th scope="col">Place</th><th scope="col">Holds</th><th scope="col">Kept</th><th scope="col">Erased by</th></tr></thead>
            <tbody>{stores.map(s => <tr key={s.store}><th scope="row">{s.store}</th><td>{s.holds}</td><td>{long[s.kept]}</td><td>{s.erasedBy}</td></tr>)}</tbody></table>
        </details>
      </div>
    </section>
  );
}
