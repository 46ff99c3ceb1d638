import type { Metrics } from '@countersign/backstage-plugin-countersign-common';
import { Link } from 'react-router-dom';
import { useMe } from '../../lib/data';
import { hours, money } from '../../lib/money';
import { BASE } from '../../routes';

type Assumed = NonNullable<Metrics['saved']['assumed']>;

/** What verified resolutions come to by what the company assumes; the assumptions stand beside the figure, so that nobody takes it for a measurement. */
export function Saved({ saved }: Pick<Metrics, 'saved'>) {
  const { assumed } = saved;
  return (
    <section className="cs-group"><h2>Cost saved, by your assumptions</h2>
      <div className="cs-card cs-pad cs-stack">
        {assumed ? <Amount saved={saved} assumed={assumed} /> : <Unstated />}
      </div>
    </section>
  );
}

function Amount({ saved: { kinds, uncounted, minutes, amount = 0, model }, assumed: { currency, hour, millionTokens } }: { saved: Metrics['saved']; assumed: Assumed }) {
  return (
    <>
      <p><b className="cs-t-page">{kinds.length ? `About ${money(amount, currency)}` : 'Nothing to count yet'}</b></p>
      <p className="cs-muted">{kinds.length > 0 ? `Worked out, not measured: ${hours(minutes)} of a person’s work at ${money(hour, currency)} an hour.` : `An hour of a person’s work is taken to cost ${money(hour, currency)}.`} Only verified resolutions count; claimed, abandoned and reopened ones do not.</p>
      {kinds.length > 0 && (
        <table className="cs-diff">
          <thead><tr><th scope="col">Kind</th><th scope="col">Verified</th><th scope="col">Minutes assumed for one</th><th scope="col">Comes to</th></tr></thead>
          <tbody>{kinds.map(k => <tr key={k.requestType}><th scope="row">{k.title}</th><td>{k.verified}</td><td>{k.minutesEach}</td><td>{money((k.verified * k.minutesEach * hour) / 60, currency)}</td></tr>)}</tbody>
        </table>
      )}
      {uncounted > 0 && <p className="cs-small cs-muted">{uncounted} more verified, for which no minutes are assumed: counted as nothing.</p>}
      {model && millionTokens && <p className="cs-small cs-muted">The model: {money(model.amount, currency, true)} for {(model.tokens.in + model.tokens.out).toLocaleString()} tokens, as its provider counted them, at {money(millionTokens.in, currency, true)} read and {money(millionTokens.out, currency, true)} written a million{model.perVerified === undefined ? '' : `; ${money(model.perVerified, currency, true)} for each verified resolution`}{model.withoutCount ? `. ${model.withoutCount} messages came without a count and are not in it` : ''}.</p>}
      <Change>Change the assumptions: <code>worth</code> in company.yaml, <code>minutesSaved</code> in each request type.</Change>
    </>
  );
}

const Unstated = () => (
  <>
    <p>No amount is shown, because the rules do not say what an hour of work costs you.</p>
    <pre className="cs-mono cs-small">{'worth:\n  currency: EUR\n  hour: 50'}</pre>
    <Change>Propose these lines, with your own price, in company.yaml.</Change>
  </>
);

/** An assumption is a rule: somebody else approves a change of it (G25). */
function Change({ children }: { children: React.ReactNode }) {
  const { me } = useMe();
  return <p className="cs-small">{children} Somebody else approves it. {me.sections.includes('rules') && <Link className="cs-say" to={`${BASE}/governance/rules`}>Open Rules</Link>}</p>;
}
