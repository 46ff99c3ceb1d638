import { wakeAllAsked } from '../host/wake-step';
import { withDesk, type OpenDesk } from '../host/desk';
import { setUpOf } from '../host/installation';
import { log } from '../host/log';
import { clock } from '../host/clock';
import { tellPeers } from '../host/peers';
import { migrate, forgeKnex, schemaReady, storageUse, type Environment } from '../storage';
import { getAppContext } from '@forge/api';
import { reportAccounts } from '../host/personal-data';
import { takeUpLost } from './lost';

/** Installed or upgraded: the database is made ready; the schedule finishes what a minute does not hold. */
export async function onLifecycle(): Promise<void> {
  const { done } = await migrate();
  log.info(done ? 'the database is ready' : 'the database is half made; the next hour goes on');
}

/** Every five minutes: what ends, waits, lapses or was left behind by a run that died. A new site's schema takes two minutes' worth. */
export async function runDue(): Promise<void> {
  if (!(await schemaReady())) { await onLifecycle(); return; }
  if (!(await setUpOf())) return;
  await withDesk({ items: 'here' }, async open => {
    await open.desk.tick();
    await wakeAllAsked().catch(error => log.warn(`Jira’s approval steps were not looked at: ${(error as Error).message}`));
    await endWithTickets(open);
    await tellPeers(open).catch(error => log.warn(`paired hosts were told nothing; may the app administer the outbox’s project? ${(error as Error).message}`));
  });
}

/** Access that was given for an issue ends when it is done. Which issues matter is known here, so no word of every issue is needed. */
async function endWithTickets({ desk }: OpenDesk): Promise<void> {
  for (const ref of await desk.closedTickets('jira')) {
    await desk.event({ source: 'jira', kind: 'closed', ref }).catch(error => log.warn(`what was given for ${ref} has not ended: ${(error as Error).message}`));
  }
}

/** Hourly: the rest of the schema, issues whose run was lost, used-up nonces, and how full the database is. */
export async function runHourly(): Promise<void> {
  const { done } = await migrate();
  if (!done || !(await setUpOf())) return;
  await withDesk({ items: 'queue' }, async open => {
    await takeUpLost(open);
    await open.nonces.clean();
  });
  const use = await storageUse(forgeKnex(), getAppContext().environmentType as Environment);
  if (use.warn) log.warn(`the database is ${Math.round(use.share * 100)} % full`);
}

/** Daily: systems against the record, and which accounts Atlassian says are gone. */
export async function runDaily(): Promise<void> {
  if (!(await setUpOf()) || !(await schemaReady())) return;
  await withDesk({ items: 'here' }, async open => {
    await open.desk.tick();
    await reportAccounts(open, clock.now());
  });
}
