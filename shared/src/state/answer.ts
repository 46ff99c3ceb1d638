import type { Offer } from '../types';
import { sayDuration } from '../words';
import type { ItemRecord, RequestRecord } from './record';
import { isDone, isRunning, stateOf } from './status';

/** The top line: the current truth, from the items' states alone. No model writes it. @param reader - absent: whoever asked. */
export function headline(r: RequestRecord, reader = r.requester): string {
  if (r.closed?.as === 'closed') return 'Closed by the service desk.';
  if (r.handoff?.state === 'taken') return 'A person has this now.';
  if (r.handoff?.state === 'open') return 'Handed to the service desk, with everything above.';
  if (r.question) return r.question.text;
  const items = r.items.filter(i => !i.ends);
  if (!items.length) return lastWords(r);
  const mine = reader === r.requester;
  const lines = items.filter(i => !isUndoing(r, i)).map(i => (mine ? personal(line(i, mine), i, r) : line(i, mine)));
  return sentenceList([...new Set(lines)]);
}

/** An undo that went through is said by the line of what it took back. */
const isUndoing = (r: RequestRecord, item: ItemRecord) => item.undoOf !== undefined && r.items.some(i => i.id === item.undoOf && i.state === 'undone');

/** Whoever asked for themselves reads "your account", "gave you a seat"; others read the name. */
function personal(text: string, item: ItemRecord, r: RequestRecord): string {
  if (item.subject !== r.requester || !item.who) return text;
  const name = item.who.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`\\bthe ((?:\\w+ ){0,2}\\w+) of ${name}`, 'g'), 'your $1').replace(new RegExp(name, 'g'), 'you');
}

/** The second line, where there is more to say. */
export function detail(r: RequestRecord): string | undefined {
  const state = stateOf(r);
  const verified = r.items.filter(i => i.receipt?.verified && isDone(i));
  const parts: string[] = [];
  if (verified.length) parts.push(verified.length === 1 ? 'I read the system back to be sure.' : 'I read the systems back to be sure.');
  if (r.items.some(i => i.state === 'claimed')) parts.push('One system cannot be read back: that part is done as far as it says, not proved.');
  if (r.leaving?.checked) parts.push(r.leaving.checked.says);
  if (state === 'denied' && r.items.some(i => i.decision?.offers.length)) parts.push(`What would pass: ${offerWords(r.items.find(i => i.decision?.offers.length)?.decision?.offers[0])}.`);
  if (state === 'waiting' && r.items.some(i => i.waiting?.for === 'approval')) parts.push('Nothing has been changed yet.');
  return parts.length ? parts.join(' ') : undefined;
}

function line(item: ItemRecord, mine: boolean): string {
  if (isDone(item)) {
    const title = item.receipt?.title ?? item.sentence;
    return item.receipt?.outcome === 'alreadyInState' ? `Already so: ${lower(title)}.` : `${title}.`;
  }
  if (isRunning(item)) return item.state === 'unknown' ? `Not known yet: ${lower(item.sentence)}. It may or may not have happened; I read it again and tell you.` : `Working on it: ${lower(item.sentence)}.`;
  switch (item.state) {
    case 'waiting': return waitingLine(item, mine);
    case 'denied': return `I can't do this: ${lower(item.sentence)}. ${item.because ?? ''}`.trim();
    case 'declined': return `Declined: ${lower(item.sentence)}. ${item.because ?? ''}`.trim();
    case 'refused': return `The system refused: ${lower(item.sentence)}. ${item.because ?? ''}`.trim();
    case 'undone': return `Undone: ${lower(item.receipt?.title ?? item.sentence)}.`;
    case 'stopped': return `Stopped: ${lower(item.sentence)}. Nothing was changed.`;
    case 'shadowed': return `Rehearsed, nothing changed: ${lower(item.sentence)}.`;
    default: return `With a person: ${lower(item.sentence)}. ${item.because ?? ''}`.trim();
  }
}

function waitingLine(item: ItemRecord, mine: boolean): string {
  const what = lower(item.sentence);
  switch (item.waiting?.for) {
    case 'step-up': return mine ? `Needs you: prove it is you, then I ${what}.` : `Waits until whoever asked proves who they are: ${what}.`;
    case 'approval': return `Waiting for approval: ${what}.`;
    case 'cooling-off': return `Waiting until ${item.waiting.until.slice(11, 16)} UTC before anything is changed: ${what}.`;
    case 'continue-as-you': return mine ? `Needs you: continue as you to ${what}.` : `Waits until whoever asked goes on as themselves: ${what}.`;
    case 'switch': return `Kept until changes are let on again: ${what}. They are stopped because: ${item.waiting.reason}.`;
    case 'suggestion': return `A service-desk agent looks at this first: ${what}.`;
    case 'system': return `Waiting: ${what}. ${item.waiting.message}; tried again at ${item.waiting.retryAt.slice(11, 16)} UTC.`;
    default: return `Waiting: ${what}.`;
  }
}

/** "read for 8 hours", from an offer's changes. */
export function offerWords(offer: Offer | undefined): string {
  if (!offer) return '';
  const { role, duration, quantity } = offer.change as { role?: string; duration?: string; quantity?: number };
  return [role && `${role}`, quantity !== undefined && `${quantity}`, duration && `for ${sayDuration(duration)}`].filter(Boolean).join(' ');
}

const lastWords = (r: RequestRecord) => r.turns.filter(t => t.by === 'countersign').at(-1)?.text ?? 'Nothing to do.';
const lower = (s: string) => s.charAt(0).toLowerCase() + s.slice(1).replace(/\.$/, '');
const sentenceList = (lines: readonly string[]) => lines.join(' ');
