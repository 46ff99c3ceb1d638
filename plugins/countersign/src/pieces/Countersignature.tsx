import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { RiCheckLine, RiCloseLine, RiSubtractLine, RiTimeLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { clock, nameOf } from '../lib/format';

interface Line { readonly label: string; readonly mood: 'done' | 'none' | 'no' | 'open'; readonly main: ReactNode; readonly sub?: ReactNode }

/** What allowed it, who approved it, what proves it: always in this order, "not needed" said and never left out. */
export function Countersignature({ item, names }: { item: Item; names: Readonly<Record<string, string>> }) {
  return (
    <dl className="cs-sign">
      {[rule(item), approval(item, names), readBack(item)].map(({ label, mood, main, sub }) => (
        <div key={label} className={mood === 'open' ? undefined : `cs-${mood}`}>
          <dt><Icon mood={mood} />{label}</dt>
          <dd>{main}{sub && <><br /><span>{sub}</span></>}</dd>
        </div>
      ))}
    </dl>
  );
}

function rule({ decision, undoOf }: Item): Line {
  const label = 'Rule';
  const first = decision?.rules[0];
  if (!decision) return undoOf ? { label, mood: 'done', main: 'Part of the first decision', sub: 'Access that was given ends' } : { label, mood: 'open', main: 'Not decided yet' };
  if (!first) return { label, mood: 'no', main: 'No rule allows it' };
  return { label, mood: decision.outcome === 'deny' ? 'no' : 'done', main: first.id, sub: first.says };
}

function approval({ decision, steps, waiting, state, proved }: Item, names: Readonly<Record<string, string>>): Line {
  const label = 'Approval';
  const declined = steps.flatMap(s => s.votes).find(v => v.decision === 'decline');
  if (declined) return { label, mood: 'no', main: `${nameOf(names, declined.by)} declined`, sub: clock(declined.at) };
  const votes = steps.flatMap(s => s.votes);
  const open = steps.filter(s => s.state === 'open' || s.state === 'later');
  if (votes.length && !open.length) return { label, mood: 'done', main: votes.map(v => nameOf(names, v.by)).join(', '), sub: clock(votes[votes.length - 1].at) };
  if (open.length) return { label, mood: 'open', main: open.flatMap(s => s.candidates.slice(0, 2)).map(c => nameOf(names, c)).join(' or '), sub: votes.length ? `${votes.length} of ${steps.length} given` : 'Asked' };
  if (waiting?.for === 'step-up') return { label, mood: 'open', main: 'You, with proof', sub: 'On your own device' };
  if (decision?.needs.some(n => n.kind === 'step-up') && decision.outcome === 'allow') return { label, mood: 'done', main: proved?.by ? `${nameOf(names, proved.by)} vouched` : 'You, with proof', ...(proved && { sub: clock(proved.at) }) };
  return { label, mood: 'none', main: 'Not needed', sub: decision?.outcome === 'deny' || state === 'denied' ? 'It is not allowed' : 'The rule allows it' };
}

function readBack({ receipt, state }: Item): Line {
  const label = 'Read-back';
  if (receipt?.verified) return { label, mood: 'done', main: receipt.readBack ?? 'Read back', sub: clock(receipt.at) };
  if (receipt?.outcome === 'refused') return { label, mood: 'no', main: receipt.refusal?.message ?? 'Refused', sub: receipt.refusal?.code };
  if (receipt) return { label, mood: 'open', main: 'Cannot be read back', sub: 'Done as far as the system says' };
  return ['denied', 'declined', 'stopped', 'handed-over', 'shadowed'].includes(state) ? { label, mood: 'none', main: 'Nothing was changed' } : { label, mood: 'open', main: 'Not yet' };
}

function Icon({ mood }: Pick<Line, 'mood'>) {
  const icon = { className: 'cs-i', 'aria-hidden': true } as const;
  if (mood === 'done') return <RiCheckLine {...icon} />;
  if (mood === 'no') return <RiCloseLine {...icon} />;
  return mood === 'none' ? <RiSubtractLine {...icon} /> : <RiTimeLine {...icon} />;
}
