import { createApiRef, type DiscoveryApi, type FetchApi } from '@backstage/core-plugin-api';
import type {
  GlassVerdict, GlassView, JsonObject, LimitsView, MachinesView, SystemHealth,
  LinksView, PeerEffect, PeersView,
  VouchingStarted, VouchingView, HeadsView, KeyView, PeriodView,
  ApprovalView, AskBody, BatchResult, DelegationsView, OpenedLink, DriftView, AuditEvent, AuditVerification, DecisionBody, Grant, Me, Metrics, Progress, PrivacyView, Reading, RequestSummary, RequestView, RulesChange, RulesCheck, RulesView, SwitchesView, SwitchKind, SwitchScope, StepUpAnswer, StepUpBody, Replay, TurnBody, UndoPreview, Why,
} from '@countersign/backstage-plugin-countersign-common';

/** What the API refused, with its next step. */
export class ApiFault extends Error {
  constructor(readonly status: number, message: string, readonly next: string) { super(message); this.name = 'ApiFault'; }
}
/** What went wrong and the next step, in one line. */
export const wordsOf = (e: unknown) => (e instanceof ApiFault ? `${e.message} ${e.next}` : 'That did not work. Try again.');
export type OnProgress = (line: Progress) => void;

/** The Countersign HTTP API. @public */
export interface CountersignApi {
  me(): Promise<Me>;
  ask(body: AskBody, onProgress?: OnProgress): Promise<RequestView>;
  turn(id: string, body: TurnBody, onProgress?: OnProgress): Promise<RequestView>;
  /** Any verb that answers with the request: cancel, confirm, take-over, reply … */
  verb(path: string, body?: object): Promise<RequestView>;
  stepUp(id: string, body: StepUpBody): Promise<StepUpAnswer | RequestView>;
  get(id: string): Promise<RequestView>;
  list(scope?: 'mine' | 'all'): Promise<readonly RequestSummary[]>;
  approvals(): Promise<readonly ApprovalView[]>;
  decide(id: string, body: DecisionBody): Promise<RequestView>;
  decideBatch(body: { approvals: readonly { id: string; payloadHash: string }[]; decision: 'approve'; comment?: string }): Promise<BatchResult>;
  openLink(token: string): Promise<OpenedLink>;
  challengeApproval(id: string): Promise<StepUpAnswer>;
  withdrawVote(id: string): Promise<RequestView>;
  delegations(): Promise<DelegationsView>;
  delegate(body: { to: string; from: string; until: string; reason?: string }): Promise<DelegationsView>;
  endDelegation(id: string): Promise<DelegationsView>;
  grants(): Promise<readonly Grant[]>;
  /** What undoing everything would do; `verb('/requests/ID/undo')` does it. */
  undoPreview(id: string): Promise<UndoPreview>;
  handoffs(): Promise<readonly RequestView[]>;
  audit(query: { requestId?: string; kind?: string; before?: string }): Promise<{ events: readonly AuditEvent[]; next?: string }>;
  verify(): Promise<AuditVerification>;
  auditHeads(after?: number): Promise<HeadsView>;
  auditKey(): Promise<KeyView>;
  auditPeriod(from: string, to: string): Promise<PeriodView>;
  /** What the browser saves as a file: an export, or an evidence pack as page or lines. */
  auditFile(what: 'export' | 'pack', query: Readonly<Record<string, string>>): Promise<Blob>;
  metrics(days: number): Promise<Metrics>;
  /** Without a body: the proof begins; the browser comes back with it in the fragment. */
  challengeReveal(id: string): Promise<StepUpAnswer>;
  reveal(id: string, body?: { challengeId: string; proof: string }): Promise<{ value: string }>;
  startVouching(id: string, itemId: string): Promise<VouchingStarted>;
  vouchingCode(id: string, itemId: string): Promise<{ code: string; until: string }>;
  vouchings(): Promise<readonly VouchingView[]>;
  challengeVouch(id: string, itemId: string): Promise<StepUpAnswer>;
  vouch(id: string, body: { itemId: string; code: string; challengeId: string; proof: string }): Promise<RequestView>;
  why(id: string, itemId: string): Promise<Why>;
  replay(id: string): Promise<Replay>;
  /** Where systems hold something else than the record says. */
  drift(): Promise<DriftView>;
  scanDrift(): Promise<DriftView>;
  resolveDrift(id: string, body: { how: 'adopt' | 'revoke'; reason: string; duration?: string }): Promise<RequestView>;
  switches(): Promise<SwitchesView>;
  pullSwitch(body: { kind: SwitchKind; reason: string; scope?: SwitchScope }): Promise<SwitchesView>;
  releaseSwitch(id: string): Promise<SwitchesView>;
  pulledSwitches(): Promise<readonly { readonly kind: SwitchKind; readonly scope: SwitchScope; readonly at: string; readonly reason: string }[]>;
  holds(): Promise<PrivacyView>;
  setHold(body: { person?: string; requestId?: string; reason: string }): Promise<PrivacyView>;
  releaseHold(id: string): Promise<PrivacyView>;
  erasePerson(body: { person: string; reason: string }): Promise<RequestView>;
  readings(id: string): Promise<readonly Reading[]>;
  limits(): Promise<LimitsView>;
  systems(): Promise<readonly SystemHealth[]>;
  machines(): Promise<MachinesView>;
  releaseMachine(id: string): Promise<MachinesView>;
  breakGlassView(): Promise<GlassView>;
  challengeGlass(body: { reason: string; method?: string }): Promise<StepUpAnswer>;
  breakGlass(body: { reason: string; challengeId: string; proof: string }): Promise<GlassView>;
  glassDo(body: { action: string; input: JsonObject }, onProgress?: OnProgress): Promise<RequestView>;
  reviewGlass(id: string, body: { verdict: GlassVerdict; text: string }): Promise<GlassView>;
  rules(): Promise<RulesView>;
  checkRules(change: RulesChange): Promise<RulesCheck>;
  proposeRules(body: { change: RulesChange; reason: string }): Promise<RequestView>;
  peers(): Promise<PeersView>;
  /** Counts once and for ten minutes; carried to the other host by hand. */
  invitePeer(name: string): Promise<{ invitation: string; until: string }>;
  acceptPeer(body: { name: string; invitation: string }): Promise<{ reply: string; fingerprint: string }>;
  meetPeer(reply: string): Promise<PeersView>;
  confirmPeer(name: string, fingerprint: string): Promise<PeersView>;
  unpair(name: string, reason: string): Promise<{ peers: PeersView; effects: readonly PeerEffect[] }>;
  peerEffects(name: string): Promise<readonly PeerEffect[]>;
  links(): Promise<LinksView>;
  askLink(name: string): Promise<{ code: string; until: string; next: string }>;
  typeLink(name: string, code: string): Promise<LinksView>;
  confirmLink(id: string): Promise<LinksView>;
  endLink(id: string): Promise<LinksView>;
}
/** @public */
export const countersignApiRef = createApiRef<CountersignApi>({ id: 'plugin.countersign.api' });

export class CountersignClient implements CountersignApi {
  constructor(private readonly deps: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {}

  me() { return this.call<Me>('GET', '/me'); }
  ask(body: AskBody, onProgress?: OnProgress) { return this.stream('/requests', body, onProgress, crypto.randomUUID()); }
  turn(id: string, body: TurnBody, onProgress?: OnProgress) { return this.stream(`/requests/${encodeURIComponent(id)}/turns`, body, onProgress); }
  verb(path: string, body: object = {}) { return this.call<RequestView>('POST', path, body); }
  stepUp(id: string, body: StepUpBody) { return this.call<StepUpAnswer | RequestView>('POST', `/requests/${encodeURIComponent(id)}/step-up`, body); }
  get(id: string) { return this.call<RequestView>('GET', `/requests/${encodeURIComponent(id)}`); }
  async list(scope: 'mine' | 'all' = 'mine') { return (await this.call<{ items: RequestSummary[] }>('GET', `/requests?scope=${scope}`)).items; }
  undoPreview(id: string) { return this.call<UndoPreview>('GET', `/requests/${encodeURIComponent(id)}/undo`); }
  async approvals() { return (await this.call<{ items: ApprovalView[] }>('GET', '/approvals')).items; }
  decideBatch(body: { approvals: readonly { id: string; payloadHash: string }[]; decision: 'approve'; comment?: string }) { return this.call<BatchResult>('POST', '/approvals/batch', body); }
  openLink(token: string) { return this.call<OpenedLink>('POST', '/approvals/link', { token }); }
  challengeApproval(id: string) { return this.call<StepUpAnswer>('POST', `/approvals/${encodeURIComponent(id)}/challenge`, {}); }
  withdrawVote(id: string) { return this.call<RequestView>('POST', `/approvals/${encodeURIComponent(id)}/withdraw`, {}); }
  delegations() { return this.call<DelegationsView>('GET', '/delegations'); }
  delegate(body: { to: string; from: string; until: string; reason?: string }) { return this.call<DelegationsView>('POST', '/delegations', body); }
  endDelegation(id: string) { return this.call<DelegationsView>('POST', `/delegations/${encodeURIComponent(id)}/end`, {}); }
  decide(id: string, body: DecisionBody) { return this.call<RequestView>('POST', `/approvals/${encodeURIComponent(id)}/decision`, body); }
  async grants() { return (await this.call<{ items: Grant[] }>('GET', '/grants')).items; }
  async handoffs() { return (await this.call<{ items: RequestView[] }>('GET', '/handoffs')).items; }
  audit(query: { requestId?: string; kind?: string; before?: string }) { return this.call<{ events: AuditEvent[]; next?: string }>('GET', `/audit?${new URLSearchParams(query as Record<string, string>)}`); }
  verify() { return this.call<AuditVerification>('GET', '/audit/verify'); }
  auditHeads(after = 0) { return this.call<HeadsView>('GET', `/audit/heads?after=${after}`); }
  auditKey() { return this.call<KeyView>('GET', '/audit/key'); }
  auditPeriod(from: string, to: string) { return this.call<PeriodView>('GET', `/audit/period?${new URLSearchParams({ from, to })}`); }
  async auditFile(what: 'export' | 'pack', query: Readonly<Record<string, string>>) { return (await this.send('GET', `/audit/${what}?${new URLSearchParams(query)}`, undefined, {})).blob(); }
  metrics(days: number) { return this.call<Metrics>('GET', `/metrics?days=${days}`); }
  challengeReveal(id: string) { return this.call<StepUpAnswer>('POST', `/secrets/${encodeURIComponent(id)}/challenge`, {}); }
  reveal(id: string, body: { challengeId?: string; proof?: string } = {}) { return this.call<{ value: string }>('POST', `/secrets/${encodeURIComponent(id)}/reveal`, body); }
  startVouching(id: string, itemId: string) { return this.call<VouchingStarted>('POST', `/requests/${encodeURIComponent(id)}/vouching`, { itemId }); }
  vouchingCode(id: string, itemId: string) { return this.call<{ code: string; until: string }>('POST', `/requests/${encodeURIComponent(id)}/vouching/code`, { itemId }); }
  async vouchings() { return (await this.call<{ items: readonly VouchingView[] }>('GET', '/vouchings')).items; }
  challengeVouch(id: string, itemId: string) { return this.call<StepUpAnswer>('POST', `/requests/${encodeURIComponent(id)}/vouching/challenge`, { itemId }); }
  vouch(id: string, body: { itemId: string; code: string; challengeId: string; proof: string }) { return this.call<RequestView>('POST', `/requests/${encodeURIComponent(id)}/vouch`, body); }
  why(id: string, itemId: string) { return this.call<Why>('GET', `/requests/${encodeURIComponent(id)}/items/${encodeURIComponent(itemId)}/why`); }
  replay(id: string) { return this.call<Replay>('GET', `/requests/${encodeURIComponent(id)}/replay`); }
  drift() { return this.call<DriftView>('GET', '/drift'); }
  scanDrift() { return this.call<DriftView>('POST', '/drift/scan', {}); }
  resolveDrift(id: string, body: { how: 'adopt' | 'revoke'; reason: string; duration?: string }) { return this.call<RequestView>('POST', `/drift/${encodeURIComponent(id)}/resolve`, body); }
  switches() { return this.call<SwitchesView>('GET', '/switches'); }
  pullSwitch(body: { kind: SwitchKind; reason: string; scope?: SwitchScope }) { return this.call<SwitchesView>('POST', '/switches', body); }
  releaseSwitch(id: string) { return this.call<SwitchesView>('POST', `/switches/${encodeURIComponent(id)}/release`, {}); }
  async pulledSwitches() { return (await this.call<{ items: Awaited<ReturnType<CountersignApi['pulledSwitches']>> }>('GET', '/switches/pulled')).items; }
  holds() { return this.call<PrivacyView>('GET', '/privacy/holds'); }
  setHold(body: { person?: string; requestId?: string; reason: string }) { return this.call<PrivacyView>('POST', '/privacy/holds', body); }
  releaseHold(id: string) { return this.call<PrivacyView>('POST', `/privacy/holds/${encodeURIComponent(id)}/release`, {}); }
  erasePerson(body: { person: string; reason: string }) { return this.call<RequestView>('POST', '/privacy/erasures', body); }
  async readings(id: string) { return (await this.call<{ items: Reading[] }>('GET', `/requests/${encodeURIComponent(id)}/readings`)).items; }
  limits() { return this.call<LimitsView>('GET', '/limits'); }
  async systems() { return (await this.call<{ items: SystemHealth[] }>('GET', '/systems')).items; }
  machines() { return this.call<MachinesView>('GET', '/machines'); }
  releaseMachine(id: string) { return this.call<MachinesView>('POST', `/machines/${encodeURIComponent(id)}/release`, {}); }
  breakGlassView() { return this.call<GlassView>('GET', '/break-glass'); }
  challengeGlass(body: { reason: string; method?: string }) { return this.call<StepUpAnswer>('POST', '/break-glass/challenge', body); }
  breakGlass(body: { reason: string; challengeId: string; proof: string }) { return this.call<GlassView>('POST', '/break-glass', body); }
  glassDo(body: { action: string; input: JsonObject }, onProgress?: OnProgress) { return this.stream('/break-glass/do', body, onProgress); }
  reviewGlass(id: string, body: { verdict: GlassVerdict; text: string }) { return this.call<GlassView>('POST', `/break-glass/${encodeURIComponent(id)}/review`, body); }
  rules() { return this.call<RulesView>('GET', '/rules'); }
  checkRules(change: RulesChange) { return this.call<RulesCheck>('POST', '/rules/check', { change }); }
  peers() { return this.call<PeersView>('GET', '/peers'); }
  invitePeer(name: string) { return this.call<{ invitation: string; until: string }>('POST', '/peers/invite', { name }); }
  acceptPeer(body: { name: string; invitation: string }) { return this.call<{ reply: string; fingerprint: string }>('POST', '/peers/accept', body); }
  meetPeer(reply: string) { return this.call<PeersView>('POST', '/peers/meet', { reply }); }
  confirmPeer(name: string, fingerprint: string) { return this.call<PeersView>('POST', `/peers/${encodeURIComponent(name)}/confirm`, { fingerprint }); }
  unpair(name: string, reason: string) { return this.call<{ peers: PeersView; effects: readonly PeerEffect[] }>('POST', `/peers/${encodeURIComponent(name)}/unpair`, { reason }); }
  async peerEffects(name: string) { return (await this.call<{ items: PeerEffect[] }>('GET', `/peers/${encodeURIComponent(name)}/effects`)).items; }
  links() { return this.call<LinksView>('GET', '/links'); }
  askLink(name: string) { return this.call<{ code: string; until: string; next: string }>('POST', '/links/ask', { name }); }
  typeLink(name: string, code: string) { return this.call<LinksView>('POST', '/links/type', { name, code }); }
  confirmLink(id: string) { return this.call<LinksView>('POST', `/links/${encodeURIComponent(id)}/confirm`, {}); }
  endLink(id: string) { return this.call<LinksView>('POST', `/links/${encodeURIComponent(id)}/end`, {}); }
  proposeRules(body: { change: RulesChange; reason: string }) { return this.call<RequestView>('POST', '/rules/proposals', body); }

  private async send(method: string, path: string, body: object | undefined, headers: Record<string, string>): Promise<Response> {
    const base = await this.deps.discoveryApi.getBaseUrl('countersign');
    let response: Response;
    try {
      response = await this.deps.fetchApi.fetch(`${base}${path}`, { method, headers: { ...(body && { 'content-type': 'application/json' }), ...headers }, ...(body && { body: JSON.stringify(body) }) });
    } catch {
      throw new ApiFault(0, 'The portal cannot be reached.', 'What you asked keeps running. Try again when you are back online.');
    }
    if (response.ok) return response;
    const { error } = (await response.json().catch(() => ({}))) as { error?: { message?: string; next?: string } };
    throw new ApiFault(response.status, error?.message ?? `The portal answered ${response.status}.`, error?.next ?? 'Try again in a minute.');
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    return (await this.send(method, path, body, {})).json();
  }

  /** Lines as they come; the last one carries the whole request. */
  private async stream(path: string, body: object, onProgress: OnProgress | undefined, key?: string): Promise<RequestView> {
    const response = await this.send('POST', path, body, { accept: 'application/x-ndjson', ...(key && { 'idempotency-key': key }) });
    let last: RequestView | undefined;
    for await (const line of lines(response)) {
      const progress = JSON.parse(line) as Progress;
      if (progress.type === 'error') throw new ApiFault(progress.status, progress.message, progress.next);
      if (progress.type === 'request') last = progress.request;
      else onProgress?.(progress);
    }
    if (!last) throw new ApiFault(0, 'The connection was lost.', 'It keeps running. Open My access to see how it went.');
    return last;
  }
}

async function* lines(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    for (const p of parts) if (p.trim()) yield p;
    if (done) break;
  }
  if (rest.trim()) yield rest;
}
