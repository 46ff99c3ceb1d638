import { recordedIn } from '../replay';
import type { Runtime } from '../runtime';
import type { ItemRecord, RequestRecord } from '../state/record';
import { offerWords } from '../state/answer';
import { createSayer } from '../words';
import type { NeedSaid, Why } from './types';
import { explain } from './why';

/** "Why?", as a person is answered: for each thing they asked, the outcome, the rules, and what would pass. */
export const whySaid = (rt: Runtime, r: RequestRecord): Promise<string> => said(rt, r, whyLine);

/** "Who can approve this?" */
export const approversSaid = (rt: Runtime, r: RequestRecord): Promise<string> => said(rt, r, approversLine);

/** Said to the requester, so with what they may know (G30). */
async function said(rt: Runtime, r: RequestRecord, line: (w: Why, item: ItemRecord) => string): Promise<string> {
  const [people, resources, events] = await Promise.all([rt.directory.people(), rt.directory.resources(), rt.journal.events(r.id)]);
  const { decisions } = recordedIn(events);
  const { person } = createSayer(people, resources);
  const items = r.items.filter(i => i.decision && !i.ends);
  return items.map(i => line(explain(i, decisions.filter(d => d.itemId === i.id).at(-1), 'own', person), i)).join('\n\n');
}

function whyLine(w: Why, item: ItemRecord): string {
  const rules = [...new Set(w.rules.map(rule => `${rule.says.replace(/\.$/, '')} (rule ${rule.id})`))];
  const offer = w.offers[0] && offerWords(w.offers[0]);
  return [
    `${w.sentence}: ${lower(w.outcome)}`,
    // The outcome of a denial is its first rule already.
    ...(rules.length ? [`${rules.length === 1 ? 'The rule' : 'The rules'}: ${rules.join('; ')}.`] : []),
    ...needLines(w.needs),
    ...(offer && item.state === 'denied' ? [`${capital(offer)} would pass: the button on the card asks for it.`] : []),
  ].join('\n');
}

function approversLine(w: Why): string {
  const lines = w.needs.flatMap(n => (n.can.length ? [`${n.says}: ${n.can.map(c => c.name).join(', ')} can.`] : []));
  const given = w.needs.flatMap(n => n.by.map(b => `${b.name} has.`));
  if (!lines.length && !given.length) return `${w.sentence}: nobody's yes is needed or would change it.`;
  return [`${w.sentence}:`, ...lines, ...given].join('\n');
}

const needLines = (needs: readonly NeedSaid[]) => needs.map(n => {
  const who = n.met ? n.by.map(b => b.name).join(', ') : n.can.map(c => c.name).join(', ');
  return n.met ? `Given: ${lower(n.says)}${who ? `, by ${who}` : ''}.` : `Still needed: ${lower(n.says)}${who ? ` (${who} can)` : ''}.`;
});

const lower = (s: string) => s.charAt(0).toLowerCase() + s.slice(1);
const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
