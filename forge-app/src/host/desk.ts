import { getAppContext } from '@forge/api';
import { createDesk, DeskError, HOT_STREAMS, keyFor, type Desk, type StepUp, type System } from '@countersign/core';
import { KnexCounters, KnexSaver, KnexSeals, KnexSecrets, ShortJournal } from '@countersign/core/knex';
import type { Knex } from 'knex';
import { ClosedAccounts, forgeKnex, IssueLinks, UsedNonces } from '../storage';
import { cedarForInvocation } from './cedar';
import { clock } from './clock';
import type { Installed } from './company';
import { JiraDirectory } from './directory';
import { reach } from './reach';
import { headsInStorage } from './heads';
import { installationKey, installationOf, setUpOf } from './installation';
import { siteKnowledge, type Evidence } from './knowledge';
import { modelFor } from './model';
import { jiraNotices } from './notices';
import { enqueue } from './queue';
import { deployedFiles, rulebookOf } from './rules';
import { siteSystem } from './systems';
import { accountsOf } from './accounts';
import { log } from './log';

export const VERSION = '0.1.0';

/** One invocation's desk, and what the host keeps beside it. Nothing of it outlives the call. */
export interface OpenDesk { readonly desk: Desk; readonly directory: JiraDirectory; readonly links: IssueLinks; readonly nonces: UsedNonces; readonly closed: ClosedAccounts; readonly installed: Installed; readonly key: Buffer; readonly db: Knex; readonly systems: readonly System[] }
interface How {
  /** The request the model may spend tokens on. */
  readonly request?: string;
  /** `queue`: a resolver answers at once and items run there. `here`: this is the queue's or the schedule's own call. */
  readonly items: 'queue' | 'here';
  /** Articles are searched with the rights of whoever called, or were, when they asked. */
  readonly reader?: Evidence;
}

/** Not set up: only administrators can go on. */
export const notReady = () => new DeskError(503, 'Countersign is not set up on this site yet.', 'Ask a Jira administrator to open Apps, Countersign and follow the first steps.');

/** Lends Forge to the desk for the time of one call. @throws DeskError 503 before the first administrator said whose groups hold which role. */
export async function withDesk<T>(how: How, work: (open: OpenDesk) => Promise<T>): Promise<T> {
  const [setUp, key] = await Promise.all([setUpOf(), installationKey()]);
  if (!setUp) throw notReady();
  const engine = cedarForInvocation();
  try {
    const open = lend({ ...how, key, setUp, cedar: engine.cedar });
    await open.desk.ready();
    return await work(open);
  } finally {
    engine.end();
  }
}

interface Lending extends How { readonly key: Buffer; readonly setUp: NonNullable<Awaited<ReturnType<typeof setUpOf>>>; readonly cedar: ReturnType<typeof cedarForInvocation>['cedar'] }

function lend(o: Lending): OpenDesk {
  const db = forgeKnex();
  const links = new IssueLinks(db);
  const counters = new KnexCounters(db);
  let installed: Installed | undefined;
  const now = () => { if (!installed) throw new Error('the rules are not loaded'); return installed; };
  const site = siteSystem(now);
  const directory = new JiraDirectory(now, clock);
  const installation = installationOf();
  const rulebook = rulebookOf(deployedFiles(o.setUp), { cedar: o.cedar, clock, systems: [site], directory, take: next => { installed = next; } });
  const desk = createDesk({
    host: 'jira', tenant: getAppContext().installationAri?.installationId ?? 'site', ...(installation && { installation }), clock, version: VERSION,
    journal: new ShortJournal(db, HOT_STREAMS), saver: new KnexSaver(db, { history: 'latest' }), seals: new KnexSeals(db), counters, secrets: new KnexSecrets(db, keyFor(o.key, 'secrets'), clock), heads: [headsInStorage(() => clock.now())],
    directory, accounts: accountsOf(now), systems: [site], rulebook, knowledge: siteKnowledge(o.reader ?? 'none'),
    model: modelFor(() => now().jira.model, { counters, clock, ...(o.request && { request: o.request }) }),
    stepUp: NO_STEP_UP, notices: jiraNotices({ links, deskIssue: () => now().jira.notices, warn: log.warn }), key: o.key, fetch: reach(now), log,
    ...(o.items === 'queue' && { defer: (id, itemId) => enqueue({ do: 'run', id, itemId }) }),
  });
  return { desk, directory, links, db, nonces: new UsedNonces(db, () => clock.now()), closed: new ClosedAccounts(db), key: o.key, get systems() { return [site, ...now().connected]; }, get installed() { return now(); } };
}

/** Jira asks nobody to prove again who they are: what needs that is done in the paired host, or with a manager's word. */
const NO_STEP_UP: StepUp = {
  challenge: () => Promise.reject(new DeskError(503, 'Jira cannot ask you to prove again who you are.', 'Do this in the other host, or ask the service desk.')),
  verify: async () => ({ ok: false, reason: 'expired' }),
};
