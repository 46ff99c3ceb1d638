import { privacy } from '@forge/api';
import type { OpenDesk } from './desk';
import { peopleKept } from './people-kept';
import { accountOf, personOf } from './refs';

/** Accounts in one report, by Atlassian's rule. */
const BATCH = 90;

/**
 * Tells Atlassian whose account ids are kept, as its privacy rules ask. No names or addresses are kept, so an updated account changes
 * nothing here; a closed one is kept by its id for the privacy officer to erase, in the administration page.
 */
export async function reportAccounts({ desk, db, closed }: Pick<OpenDesk, 'desk' | 'db' | 'closed'>, now: Date): Promise<void> {
  const accounts = (await peopleKept(db)).flatMap(person => accountOf(person) ?? []);
  const gone: string[] = [];
  for (let n = 0; n < accounts.length; n += BATCH) {
    const updates = await privacy.reportPersonalData(accounts.slice(n, n + BATCH).map(accountId => ({ accountId, updatedAt: now.toISOString() })));
    gone.push(...updates.filter(u => u.status === 'closed').map(u => personOf(u.accountId)));
  }
  await closed.say(gone, now.toISOString());
  await lookAtErasures({ desk, closed });
}

/** What became of those that were asked for; what is not decided yet is looked at again tomorrow. */
async function lookAtErasures({ desk, closed }: Pick<OpenDesk, 'desk' | 'closed'>): Promise<void> {
  for (const { id, state } of await desk.about(await closed.open())) {
    if (state === 'done') await closed.erased(id);
    if (state === 'denied' || state === 'cancelled') await closed.notErased(id);
  }
}
