import { Button } from '@backstage/ui';
import { sayValue } from '../../lib/format';
import type { CardProps } from './ActionCard';

/** What is not possible, the rule in its owner's words, and what would pass, one press away. */
export function Denial({ item, request, act, offer }: CardProps) {
  const rule = item.decision?.rules[0];
  const offers = item.decision?.offers ?? [];
  return (
    <div className="cs-stack">
      <p>{rule ? rule.says : 'No rule allows this.'}</p>
      {rule && <p className="cs-small cs-muted">Rule {rule.id}{rule.owner ? `, owned by ${rule.owner}` : ''}, version {rule.version}</p>}
      {offers.map((o, n) => (
        <div key={n} className="cs-need">
          <span><b>This would pass:</b> {Object.values(o.change).map(v => sayValue(v as string)).join(', ')}{o.needs.some(x => x.kind === 'approval') ? ', with approval' : ''}</span>
          {request.may.includes('turn') && <Button variant="primary" size="small" onPress={() => offer(item.id, n)}>{`Ask for ${Object.values(o.change).map(v => sayValue(v as string)).join(', ')}`}</Button>}
        </div>
      ))}
      {request.may.includes('turn') && <div className="cs-btns"><Button variant="secondary" size="small" onPress={() => act(`/requests/${request.id}/turns`, { text: 'I want to talk to a person about this' })}>Talk to a person</Button></div>}
    </div>
  );
}
