import type { Item, Turn } from '@countersign/backstage-plugin-countersign-common';
import { nameOf, when } from '../../lib/format';

interface Mark { readonly from: number; readonly to: number; readonly n?: number; readonly why?: string }

/** What a person wrote, as plain text: numbered where it became an action, marked where it tried to give orders. */
export function Said({ turn, items, mine, names }: { turn: Turn; items: readonly Item[]; mine: boolean; names: Readonly<Record<string, string>> }) {
  const several = items.length > 1;
  const marks: Mark[] = [
    ...items.flatMap((item, i) => (item.turn === turn.n && item.span && several ? [{ from: item.span[0], to: item.span[1], n: i + 1 }] : [])),
    ...(turn.flagged ?? []),
  ].sort((a, b) => a.from - b.from);
  return (
    <div className="cs-said">
      <p className="cs-quoted">{pieces(turn.text, marks)}</p>
      <span className="cs-small cs-muted">{mine ? 'You' : nameOf(names, turn.by)}, {when(turn.at)}</span>
      {turn.flagged?.length ? <span className="cs-small cs-muted">The marked words tried to give orders. Read as text. Nothing of it was done.</span> : null}
    </div>
  );
}

function pieces(text: string, marks: readonly Mark[]) {
  const out: React.ReactNode[] = [];
  let at = 0;
  for (const m of marks) {
    if (m.from < at) continue;
    out.push(text.slice(at, m.from));
    const words = text.slice(m.from, m.to);
    out.push(m.why ? <mark key={m.from} className="cs-flagged" title={m.why}>{words}</mark> : <span key={m.from} className="cs-hit">{words}<sup aria-label={`action ${m.n}`}>{m.n}</sup></span>);
    at = m.to;
  }
  out.push(text.slice(at));
  return out;
}
