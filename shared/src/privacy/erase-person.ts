import { z } from 'zod';
import { loadRecords } from '../case';
import { ERASE_PERSON } from '../floor';
import type { Change, Connector, System } from '../contract';
import type { Erasing, Journal } from '../journal';
import type { Clock } from '../contract';
import type { RequestRecord } from '../state/record';
import { STREAM_PREFIX } from '../streams';
import type { PersonRef } from '../types';
import { holdOn, type PrivacyBoard } from './board';
import { eraseValues } from './erase-values';
import type { LegalHold } from './types';

const input = z.strictObject({
  person: z.string(),
  /** Whom it is for, where the directory still knows them; otherwise whoever asks. */
  subject: z.string(),
  name: z.string(), reason: z.string(),
  /** What was written later is not part of it. ISO-8601. */
  upTo: z.string(),
});
export type EraseInput = z.infer<typeof input>;
interface Left { readonly left: number }
interface Lent { readonly journal: Journal; readonly clock: Clock; readonly board: PrivacyBoard }

/** Erasing a person, as an action of the desk on itself: asked for, approved by a second person, read back, with a receipt. */
export function privacySystem(lent: Lent): System {
  const erase: Change<EraseInput, Left> = {
    id: 'erase-person', title: 'Erase a person', description: 'Erases what a person wrote and what decisions about them saw. Approvals and receipts stay.', effect: 'destroy', idempotent: true, input,
    subject: i => i.subject, resource: i => i.person,
    preview: i => `Erase what ${i.name} wrote here and what decisions about them saw, until ${i.upTo.slice(0, 10)}`,
    done: i => `Erased what ${i.name} wrote here and what decisions about them saw`,
    read: async i => ({ left: await leftOf(lent, i) }),
    reached: (_, { left }) => (left === 0 ? 'held' : 'notHeld'),
    fields: (b, a) => [{ label: 'Values kept', before: String(b.left), after: String(a.left), changed: b.left !== a.left }],
    readBack: ({ left }) => (left ? `The record still holds ${left} values` : 'The record holds nothing of it any more'),
    async run(i, ctx) {
      const found = await about(lent.journal, i);
      const hold = await heldBack(lent, i.person, found);
      if (hold) return { outcome: 'refused', code: 'LEGAL-HOLD', message: holdWords(hold) };
      for (const { id, own } of found) await eraseValues(lent, { requestId: id, which: erasedBy(i, own), why: ctx.capability.requestId });
      return { outcome: 'changed' };
    },
    undoWhyNot: 'What is erased is gone.',
  };
  const connector: Connector = { id: 'countersign', title: 'Countersign', config: z.strictObject({}), lookups: [], changes: [erase] };
  return { id: 'countersign', title: 'Countersign', connector, config: {} };
}

export const holdWords = (h: LegalHold) => `A legal hold on ${h.requestId ?? 'this person'} forbids it: ${h.reason}`;

/** The hold that forbids to erase this person, on them or on any of their requests. */
export async function holdOnPerson(lent: Lent, person: PersonRef): Promise<LegalHold | undefined> {
  return heldBack(lent, person, await about(lent.journal, { person }));
}

async function heldBack({ board }: Lent, person: PersonRef, found: readonly Found[]): Promise<LegalHold | undefined> {
  const { holds } = await board.read();
  return holds.find(h => h.person === person) ?? found.flatMap(f => holdOn(holds, f.record) ?? []).at(0);
}

async function leftOf({ journal }: Lent, i: EraseInput): Promise<number> {
  let left = 0;
  for (const { id, own } of await about(journal, i)) left += Object.values(await journal.holding(id, erasedBy(i, own))).reduce((a, b) => a + b, 0);
  return left;
}

/** Of their own requests everything that is not a record; elsewhere their own words. */
const erasedBy = ({ person, upTo }: Pick<EraseInput, 'person' | 'upTo'>, own: boolean) => (v: Erasing): boolean =>
  v.at <= upTo && (own ? v.class !== 'record' : v.class === 'transcript' && v.actor === person);

interface Found { readonly id: string; readonly own: boolean; readonly record: RequestRecord }

/** Requests by or for this person, and those in which they wrote. Requests to erase somebody are themselves the record of that. */
async function about(journal: Journal, { person }: Pick<EraseInput, 'person'>): Promise<Found[]> {
  const [rows, written] = await Promise.all([journal.listRequests({ people: [person], limit: MOST }), journal.writtenBy(person)]);
  const ids = [...new Set([...rows.map(r => r.id), ...written])].filter(id => !id.startsWith(STREAM_PREFIX)).sort();
  const records = await loadRecords(journal, ids);
  return records.filter(r => !r.items.some(i => i.action === ERASE_PERSON)).map(record => ({ id: record.id, own: record.requester === person || record.subject === person, record }));
}
/** Requests of one person. */
const MOST = 10_000;
