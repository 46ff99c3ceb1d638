import type { ApprovalView } from '@countersign/backstage-plugin-countersign-common';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { when } from '../../lib/format';

/** What speaks for and against, from where; who else can decide; exactly whom and what it is about. */
export function Evidence({ approval: a }: { approval: ApprovalView }) {
  const { risk } = a;
  return (
    <>
      <div className="cs-card-sec cs-stack">
        <h2 className="cs-t-section"><span className={`cs-risk ${['low', '', 'high'][risk.level - 1]}`} role="img" aria-label={`Risk ${risk.level} of 3`}>{[1, 2, 3].map(n => <i key={n} className={n <= risk.level ? 'on' : undefined} />)}</span> {['Low risk', 'Some risk', 'High risk'][risk.level - 1]}</h2>
        <ul className="cs-reasons">
          {risk.against.map(e => <li key={e.text}><RiErrorWarningLine className="cs-i" aria-label="Against" /><span>{e.text}</span><span className="cs-src">{e.source}</span></li>)}
          {risk.for.map(e => <li key={e.text}><RiCheckLine className="cs-i" aria-label="For" /><span>{e.text}</span><span className="cs-src">{e.source}</span></li>)}
        </ul>
      </div>
      <div className="cs-card-sec">
        <dl className="cs-pairs">
          <div><dt>Who else can</dt><dd>{a.othersWhoCan.map(o => (o.for ? `${o.name} for ${o.for}` : o.name)).join(', ') || 'Nobody else'}</dd></div>
          <div><dt>If nobody decides</dt><dd>{a.ifNothingHappens} That is {when(a.expiresAt)}.</dd></div>
          <div><dt>Exactly</dt><dd>{a.subject.name} <span className="cs-mono cs-muted">{a.ids.subject}</span><br />{a.item.what} <span className="cs-mono cs-muted">{a.ids.resource}</span></dd></div>
          <div><dt>You approve exactly this</dt><dd className="cs-mono">{a.fingerprint}</dd></div>
        </dl>
      </div>
    </>
  );
}
