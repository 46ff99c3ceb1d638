import { compare, reconcile, type EvaluationCase, type RequestView, type SystemChange } from '@countersign/core';
import { pause, type Portal } from './portal';
import { prove } from './prove';

type Step = EvaluationCase['do'][number];
const DEFAULT_NOW = '2026-11-23T09:00:00Z';

/** Plays one case against the portal and says everything that differs from what it expects. */
export async function runCase(portal: Portal, c: EvaluationCase): Promise<string[]> {
  await portal.demo('POST', '/reset', { now: new Date(c.now ?? DEFAULT_NOW).toISOString() });
  if (c.given) await portal.demo('POST', '/given', c.given);
  const play = new Play(portal, c);
  for (const step of c.do) {
    const fault = await play.step(step);
    if (fault) return [fault];
  }
  return play.result();
}

class Play {
  private id?: string;
  constructor(private readonly portal: Portal, private readonly c: EvaluationCase) {}

  async step(step: Step): Promise<string | undefined> {
    if ('say' in step || 'answer' in step) return this.say('say' in step ? step.say : step.answer);
    if ('stepUp' in step) return this.stepUp(step.stepUp === 'pass');
    if ('approve' in step) return this.decide(step.approve.by, { decision: 'approve', ...(step.approve.narrow && { narrow: step.approve.narrow }) });
    if ('decline' in step) return this.decide(step.decline.by, { decision: 'decline', comment: 'Not now' });
    if ('wait' in step) return this.wait(step.wait);
    if ('cancel' in step) return this.post(`/requests/${this.id}/cancel`, {});
    if ('offer' in step) return this.offer(step.offer);
    if ('undo' in step) return this.undo(step.undo === true ? 1 : step.undo);
    await this.portal.demo('POST', `/incidents/${step.event.incident}/close`, {});
    return undefined;
  }

  private async say(text: string) {
    const { as, entity, onBehalfOf, channel } = this.c;
    if (channel === 'mcp' && !this.id) {
      this.id = await this.portal.askOverMcp(as, text);
      return undefined;
    }
    const answer = this.id
      ? await this.portal.call(as, 'POST', `/requests/${this.id}/turns`, { text })
      : await this.portal.call(as, 'POST', '/requests', { text, ...(entity && { entityRef: entity }), ...(onBehalfOf && { onBehalfOf }) });
    if (answer.status >= 300) return `"${text.slice(0, 40)}" was answered ${answer.status}: ${JSON.stringify(answer.body)}`;
    this.id = answer.body.id;
    return undefined;
  }

  private async view(): Promise<RequestView> { return (await this.portal.call(this.c.as, 'GET', `/requests/${this.id}`)).body; }

  private async post(at: string, body: unknown, as = this.c.as) {
    const answer = await this.portal.call(as, 'POST', at, body);
    return answer.status >= 300 ? `${at} was answered ${answer.status}: ${JSON.stringify(answer.body)}` : undefined;
  }

  private async stepUp(pass: boolean) {
    const item = (await this.view()).items.find(i => i.waiting?.for === 'step-up');
    if (!item) return 'nothing waits for step-up';
    const { status, body } = await this.portal.call<{ challengeId: string; url: string }>(this.c.as, 'POST', `/requests/${this.id}/step-up`, { itemId: item.id });
    if (status >= 300) return `step-up was answered ${status}: ${JSON.stringify(body)}`;
    const proof = (await prove(body.url, pass))?.get('proof');
    if (!proof) return pass ? 'the identity provider gave no proof' : undefined;
    return this.post(`/requests/${this.id}/step-up`, { itemId: item.id, challengeId: body.challengeId, proof });
  }

  private async decide(by: string, body: { readonly decision: string; readonly narrow?: unknown; readonly comment?: string }) {
    const step = (await this.view()).items.flatMap(i => i.steps).find(s => s.state === 'open' && s.candidates.includes(by));
    if (!step) return `${by} has nothing to decide`;
    const at = `/approvals/${this.id}.${step.id}`;
    return this.post(`${at}/decision`, { ...body, ...(body.decision === 'approve' && (await this.demanded(by, `${this.id}.${step.id}`, at))) }, by);
  }

  /** What the approver proves and types where the decision is far-reaching. */
  private async demanded(by: string, id: string, at: string): Promise<object> {
    const { body } = await this.portal.call<{ items: { id: string; demands: { stepUp: boolean; type?: string } }[] }>(by, 'GET', '/approvals');
    const demands = body.items.find(a => a.id === id)?.demands;
    if (!demands?.stepUp) return {};
    const asked = await this.portal.call<{ challengeId: string; url: string }>(by, 'POST', `${at}/challenge`, {});
    const proof = asked.status < 300 ? (await prove(asked.body.url, true))?.get('proof') : undefined;
    return { typed: demands.type, challengeId: asked.body.challengeId, ...(proof && { proof }) };
  }

  private async offer(index: number) {
    const item = (await this.view()).items.find(i => i.state === 'denied');
    return item ? this.post(`/requests/${this.id}/turns`, { offer: { itemId: item.id, index } }) : 'nothing was denied';
  }

  private async undo(n: number) {
    const items = (await this.view()).items.filter(i => i.receipt?.undo);
    return items[n - 1] ? this.post(`/receipts/${this.id}.${items[n - 1].id}/undo`, {}) : `there is no ${n}. thing to undo`;
  }

  /** Moves the clock and lets due work run. */
  private async wait(duration: string) {
    await this.portal.demo('POST', '/clock', { move: duration });
    await pause(2_200);
    return undefined;
  }

  async result(): Promise<string[]> {
    const { body } = await this.portal.call<{ items: { id: string }[] }>(this.c.as, 'GET', '/requests');
    const others = body.items.filter(r => r.id !== this.id);
    const requests = [await this.view(), ...(await Promise.all(others.map(async r => (await this.portal.call(this.c.as, 'GET', `/requests/${r.id}`)).body)))];
    const receipts = requests.flatMap(r => r.items).flatMap(i => (i.receipt?.outcome === 'changed' ? [i.receipt] : [])).sort((a, b) => a.at.localeCompare(b.at) || a.itemId.localeCompare(b.itemId));
    const effects = receipts.map(r => r.action);
    const { changes } = (await this.portal.demo('GET', '/effects')) as { changes: SystemChange[] };
    return [...compare(this.c, requests, effects), ...reconcile(effects, changes)];
  }
}
