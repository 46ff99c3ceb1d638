import type { ApprovalStep, Item, Need } from '@countersign/backstage-plugin-countersign-common';
import { RiCheckLine, RiTimeLine } from '@remixicon/react';
import { clock, isoOf, nameOf, sayValue, when } from '../../lib/format';

interface Part { readonly met: boolean; readonly says: string; readonly by?: string }
type Names = Readonly<Record<string, string>>;
const ROLES: Readonly<Record<string, string>> = { manager: 'The manager’s yes', owner: 'The owner’s yes', security: 'Security’s yes' };
const WAYS: Readonly<Record<string, string>> = { 'registered-device': 'with a registered laptop', totp: 'with the authenticator app' };

/** Several conditions, each said with what came of it: how far this is. One condition alone needs no list. */
export function HowFar({ item, mine, names }: { item: Item; mine: boolean; names: Names }) {
  const needs = item.decision?.needs ?? [];
  if (item.state !== 'waiting' || needs.length < 2) return null;
  return (
    <ol className="cs-far" aria-label="What it needs">
      {needs.map(need => partOf(need, { item, mine, names })).map(({ met, says, by }) => (
        <li key={says} className={met ? 'met' : undefined}>
          {met ? <RiCheckLine className="cs-i" aria-label="Given" /> : <RiTimeLine className="cs-i" aria-label="Still needed" />}
          <span>{says}{by && <span className="cs-muted">. {by}</span>}</span>
        </li>
      ))}
    </ol>
  );
}

function partOf(need: Need, { item, mine, names }: { item: Item; mine: boolean; names: Names }): Part {
  if (need.kind === 'step-up') return proof(item, mine, names);
  if (need.kind === 'cooling-off') {
    const { waiting } = item;
    const says = `A wait of ${sayValue(isoOf(need.minutes))}, so that somebody can stop it`;
    return waiting?.for === 'cooling-off' ? { met: false, says, by: `Until ${when(waiting.until)}` } : { met: cooled(item), says };
  }
  return yes(item.steps.find(s => s.role === need.role && s.order === need.order) ?? item.steps.find(s => s.role === need.role), need.role, names);
}

function proof({ proved, vouched }: Item, mine: boolean, names: Names): Part {
  const says = mine ? 'Proof that it is you' : 'Proof of who they are';
  if (!proved) return { met: false, says, ...(vouched && { by: `${nameOf(names, vouched.manager)} is asked to say it, until ${clock(vouched.until).slice(0, 5)}` }) };
  return { met: true, says, by: proved.by ? `${nameOf(names, proved.by)} vouched, ${clock(proved.at).slice(0, 5)}` : `Given ${[WAYS[proved.method], clock(proved.at).slice(0, 5)].filter(Boolean).join(', ')}` };
}

const cooled = ({ decision }: Item) => {
  const need = decision?.needs.find(n => n.kind === 'cooling-off');
  return need?.kind === 'cooling-off' && (decision?.coordinates.cooledMinutes ?? 0) >= need.minutes;
};

function yes(step: ApprovalStep | undefined, role: string, names: Names): Part {
  const says = ROLES[role] ?? `A yes from ${role}`;
  const given = step?.votes.filter(v => v.decision === 'approve') ?? [];
  if (step?.state === 'approved') return { met: true, says, by: given.map(v => `${nameOf(names, v.by)}${v.for ? ` for ${nameOf(names, v.for)}` : ''}, ${clock(v.at).slice(0, 5)}`).join('; ') };
  const can = step?.candidates.slice(0, 3).map(c => nameOf(names, c)).join(' or ');
  return { met: false, says, ...(can && { by: [`${can} can`, step?.because].filter(Boolean).join('. ') }) };
}
