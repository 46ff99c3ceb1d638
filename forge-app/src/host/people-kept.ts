import type { Knex } from 'knex';

/** One read's stretch of the journal, in days: Forge SQL gives a read five seconds. */
const DAYS = 30;

/** Everybody the record names: who asked, for whom, who is waited for, and who ever did anything. */
export async function peopleKept(db: Knex): Promise<readonly string[]> {
  const named = await Promise.all([db('cs_requests').distinct('requester').pluck('requester'), db('cs_requests').distinct('subject').pluck('subject'), db('cs_involved').distinct('person').pluck('person')]);
  return [...new Set<string>([...named.flat(), ...(await actors(db))])].sort();
}

async function actors(db: Knex): Promise<readonly string[]> {
  const { first, last } = (await db('cs_journal').min({ first: 'at' }).max({ last: 'at' }).first()) as { first?: string | null; last?: string | null };
  const found = new Set<string>();
  for (let from = first; from && last && from <= last; from = later(from)) {
    for (const actor of (await db('cs_journal').where('at', '>=', from).where('at', '<', later(from)).distinct('actor').pluck('actor')) as string[]) found.add(actor);
  }
  return [...found];
}

const later = (at: string) => new Date(Date.parse(at) + DAYS * 86_400_000).toISOString();
