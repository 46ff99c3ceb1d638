/**
 * The Countersign agent: graph, policy, journal and audit. Knows no host.
 * @packageDocumentation
 */
export * from './types';
export * from './contract';
export * from './ports';
export * from './model-tools';
export { Conflict } from './journal';
export type { Journal, JournalEvent, NewEvent, Head, RequestRow, RequestFilter } from './journal';
export * from './desk-api';
export { createDesk } from './desk';
export { HOT_STREAMS } from './create-runtime';
export { createCedarPolicy, PolicyError, type CedarModule, type CedarPolicyOptions, type PolicyFile } from './policy';
export { createKnowledge } from './knowledge';
export { createEmbeddedPlanner, type EmbeddedPlannerOptions } from './planner';
export { collector, DefinitionError, readArticle, readCompany, readRequestType, readYaml, settingsIn, type Company, type Mistake } from './definitions';
export { ActionCatalog } from './action/catalog';
export { casesSchema, compare, givenSchema, outcomeOf, reconcile, type EvaluationCase, type Given, type Outcome, type SystemChange } from './evaluation';
export { notFound as requestNotFound } from './runtime';
export { requestId } from './verbs/ask';
export { minutesOf } from './words';
export { digestOf as rulesDigest, type RuleFiles, type Rulebook, type Rules, type RulesChange, type RulesCheck, type RulesDesk, type RulesFault, type RulesVersion, type RulesView } from './rules';
export type { Standing } from './floor';
export { egressFetch, EgressRefused, type Outbound } from './egress';
export { DEFAULT_SETTINGS, settingsOf, settingsShape, type Settings } from './settings';
export type { SystemsDesk } from './breaker';
export type { Credential, CredentialsDesk } from './credentials';
export type { GlassDesk } from './glass';
export type { OpenApproval, WorkflowAnswer } from './approvals';
export type { Counters, LimitsDesk } from './limits';
export type { MachinesDesk } from './machines';
export type { Installation, LinksView, PairingDesk, PeerEffect, PeersView, PeerView, WitnessedHead } from './pairing';
export { keyFor, kidOf, signingKey, type Purpose, type SigningKey } from './keys';
export { verifyExport, type Brought, type ExportReport } from './audit/verify-export';
export { verifyPack } from './audit/verify-pack';
export type { Inspection } from './audit/inspect';
export type { ExportFilter } from './audit/export';
export type { HeadPlace, Seals } from './audit/types';
