import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { State } from '../../pieces/State';
import { ActionCard, type CardProps } from './ActionCard';

/** More actions than a reader takes in at once: what is done then folds to a line each. */
const MANY = 6;
const isSettled = (i: Item) => (i.state === 'verified' || i.state === 'undone') && i.grant?.state !== 'exception' && !i.receipt?.secret;

/** A card for each action. Of many, those somebody must look at stand open and first; numbers stay as in the plan. */
export function Cards({ items, ...props }: Omit<CardProps, 'item' | 'n'> & { items: readonly Item[] }) {
  const cards = items.map((item, i) => ({ item, card: <ActionCard key={item.id} {...props} item={item} n={items.length > 1 ? i + 1 : undefined} />, n: i + 1 }));
  const folded = items.length > MANY ? cards.filter(c => isSettled(c.item)) : [];
  return (
    <>
      {cards.filter(c => !folded.includes(c)).map(c => c.card)}
      {folded.length > 0 && (
        <section className="cs-act" aria-label="Done and read back">
          <p className="cs-folds-head"><b>{folded.length} of {items.length} done and read back</b></p>
          {folded.map(c => (
            <details key={c.item.id} className="cs-fold">
              <summary><span className="cs-n" aria-hidden>{c.n}</span><span>{c.item.receipt?.title ?? c.item.sentence}</span><State item={c.item} mine={props.request.requester === props.me} names={props.names} /></summary>
              {c.card}
            </details>
          ))}
        </section>
      )}
    </>
  );
}
