import { Button } from '@backstage/ui';
import { clock } from '../../lib/format';
import type { CardProps } from './ActionCard';

/** Who said yes may take it back until the effect starts. */
export function MyYes({ request, item, me, act }: Pick<CardProps, 'request' | 'item' | 'me' | 'act'>) {
  const step = item.state === 'waiting' ? item.steps.find(s => s.votes.some(v => v.by === me && v.decision === 'approve')) : undefined;
  const vote = step?.votes.find(v => v.by === me);
  if (!step || !vote) return null;
  return (
    <div className="cs-need quiet">
      <span>You said yes at {clock(vote.at).slice(0, 5)}. Nothing has been changed yet.</span>
      <Button variant="secondary" size="small" onPress={() => act(`/approvals/${request.id}.${step.id}/withdraw`)}>Take back my yes</Button>
    </div>
  );
}
