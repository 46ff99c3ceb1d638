import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { AuthService, DatabaseService, LoggerService, RootConfigService } from '@backstage/backend-plugin-api';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { ActionCatalog, type Company, createCedarPolicy, createDesk, createEmbeddedPlanner, createKnowledge, DeskError, keyFor, readCompany, settingsIn, type Clock, type Desk, type Notices, type Ports, type Roles, type RuleFiles, type Rules, type StepUp, type System } from '@countersign/core';
import { KnexCounters, KnexJournal, KnexRelations, KnexSaver, KnexSeals, KnexSecrets, KnexSettling, migrate } from '@countersign/core/knex';
import { modelFromSpec } from '@countersign/core/models';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ActionsService } from '@backstage/backend-plugin-api/alpha';
import { readArticles, readRuleFiles } from './company';
import { CatalogDirectory } from './directory';
import { headPlaces, sealKey } from './heads';
import type { LiveCredentials } from './live-credentials';
import { type OidcStepUp, stepUpFrom } from '../step-up';
import { nodeOutbound } from './outbound';
import { withSecrets } from './secrets';
import packageJson from '../../package.json';
import { templateSystem } from './templates';

export interface HostOptions {
  readonly config: RootConfigService; readonly logger: LoggerService; readonly database: DatabaseService; readonly catalog: CatalogService; readonly auth: AuthService;
  readonly actions: ActionsService; readonly live: LiveCredentials;
  readonly notices: Notices; readonly systems: readonly System[]; readonly clock: Clock; readonly stepUp?: StepUp; readonly model?: Ports['model'];
}
export interface Host { readonly desk: Desk; readonly directory: CatalogDirectory; readonly company: Company; readonly model: string; readonly oidc?: OidcStepUp }

/** Lends Backstage to the desk. Fails at start, with file and line, on anything a company wrote that cannot be used. */
export async function createHost(o: HostOptions): Promise<Host> {
  const section = o.config.getOptionalConfig('countersign');
  const dir = section?.getOptionalString('demo.company') ?? section?.getOptionalString('company');
  if (!dir) throw new Error('Set countersign.company to the directory with your company.yaml, request-types, policies and knowledge.');
  const templates = templateSystem(path.resolve(dir), o);
  const systems = [...o.systems, ...(templates ? [templates] : [])].map(system => withSecrets(system, process.env));
  const actions = new ActionCatalog(systems);
  const articles = readArticles(path.resolve(dir));
  const deployed = readRuleFiles(path.resolve(dir));
  const company = readCompany(deployed, actions.ids());
  const knex = await o.database.getClient();
  if (!o.database.migrations?.skip) await migrate(knex);
  const settling = new KnexSettling(knex, o.clock);
  const relations = new KnexRelations(knex, o.clock);
  const identity = section?.getOptionalString('stepUp.account') ?? 'identity';
  const directory = new CatalogDirectory(o.catalog, o.auth, section?.getOptionalStringArray('authority.sources') ?? [], resources => settling.settle(resources), (people, account) => relations.settle(people, p => account(p, identity)));
  const secret = section?.getOptionalString('key');
  const key = secret ? Buffer.from(secret, 'base64') : randomBytes(32);
  if (key.length !== 32) throw new Error('countersign.key must be 32 bytes in base64, for example from: openssl rand -base64 32');
  const instance = section?.getOptionalString('instance');
  const model = o.model ?? (await modelPort(o));
  const oidc = stepUpFrom(o.config, { key, clock: o.clock, account: (person, system) => directory.account(person, system) });
  const demoMessages = section?.getOptionalBoolean('demo.enabled') ? section.getOptionalNumber('demo.messagesPerMinute') : undefined;
  const load = (files: RuleFiles): Rules => {
    const { policies, approvalOrder, requestTypes, ...rest } = readCompany(files, actions.ids());
    return {
      policy: createCedarPolicy({ cedar, files: policies, approvalOrder, actions: actions.ids().map(id => ({ id, effect: actions.get(id).change.effect })) }),
      requestTypes, planner: createEmbeddedPlanner({ requestTypes, lexicon: () => directory.latest, clock: o.clock }), roles: rolesOf(o.config, rest), settings: settingsIn(rest, demoMessages),
    };
  };
  const trust = section?.getOptionalString('rules.trust') === 'files' ? 'files' as const : 'review' as const;
  const days = section?.getOptionalConfig('retention');
  const retention = Object.fromEntries((['transcript', 'replay', 'record'] as const).flatMap(c => { const n = days?.getOptionalNumber(c); return n === undefined ? [] : [[c, daysOf(c, n)]]; }));
  const desk = createDesk({
    retention, ...(secret && instance && { installation: { host: 'backstage', ids: { instance } } }),
    host: 'backstage', tenant: 'default', clock: o.clock, journal: new KnexJournal(knex), saver: new KnexSaver(knex, { history: 'latest' }), secrets: new KnexSecrets(knex, keyFor(key, 'secrets'), o.clock), seals: new KnexSeals(knex), heads: headPlaces(o.config), sealKey: sealKey(o.config), version: packageJson.version,
    directory, accounts: { find: (person, system) => directory.account(person, system) }, systems, counters: new KnexCounters(knex), outbound: nodeOutbound, rulebook: { deployed, trust, load }, hostAdmins: company.hostAdmins, knowledge: createKnowledge(articles),
    model, stepUp: o.stepUp ?? oidc ?? noStepUp, notices: o.notices, key, fetch, log: o.logger,
  });
  return { desk, directory, company, model: model.name, ...(oidc && { oidc }) };
}

/** Less than a day would erase what is still being worked on. */
function daysOf(name: string, days: number): number {
  if (!Number.isInteger(days) || days < 1) throw new Error(`countersign.retention.${name} must be a whole number of days, at least 1.`);
  return days;
}

async function modelPort({ config, logger }: HostOptions): Promise<Ports['model']> {
  const spec = process.env.COUNTERSIGN_MODEL ?? config.getOptionalString('countersign.model');
  const model = await modelFromSpec(spec, process.env);
  logger.info(`understanding by ${model ? spec : 'the embedded planner'}`);
  return { name: model && spec ? spec : 'embedded', ...(model && { model }), timeoutMs: (config.getOptionalNumber('countersign.modelTimeoutSeconds') ?? 20) * 1_000 };
}

function rolesOf(config: RootConfigService, company: Pick<Company, 'roles'>): Roles {
  const of = (role: keyof Roles) => config.getOptionalStringArray(`countersign.roles.${role}`) ?? company.roles[role];
  return {
    admin: of('admin'), auditor: of('auditor'), desk: of('desk'), security: of('security'),
    policyAuthor: of('policyAuthor'), policyApprover: of('policyApprover'), connectorOperator: of('connectorOperator'), privacy: of('privacy'),
  };
}

/** Without an identity provider nobody can prove anything, and what needs proof does not happen. */
const noStepUp: StepUp = {
  challenge: () => Promise.reject(new DeskError(503, 'No identity provider is connected, so nobody can prove who they are.', 'Ask your administrator to set countersign.stepUp.')),
  verify: async () => ({ ok: false, reason: 'expired' }),
};
