import { privacy } from '@forge/api';
import { accountOf } from './refs';
import type { OpenDesk } from './desk';
import { log } from './log';
import { peopleKept } from './people-kept';

/** Accounts in one report, by Atlassian's rule. */
const BATCH = 90;

/**
 * Tells Atlassian whose account ids are kept, as its privacy rules ask. No names or addresses are kept, so an updated account changes
 * nothing here; a closed one is for the privacy officer to erase, who is told.
 */
export async function reportAccounts({ db }: OpenDesk, now: Date): Promise<void> {
  const accounts = (await peopleKept(db)).flatMap(person => accountOf(person) ?? []);
  for (let n = 0; n < accounts.length; n += BATCH) {
    const updates = await privacy.reportPersonalData(accounts.slice(n, n + BATCH).map(accountId => ({ accountId, updatedAt: now.toISOString() })));
    const closed = updates.filter(u => u.status === 'closed').length;
    if (closed) log.warn(`${closed} accounts on the record are closed: the privacy officer erases them in the administration page`);
  }
}
