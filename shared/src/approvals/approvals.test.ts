import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import type { JsonObject } from '../types';

const DB = 'resource:default/payments-db';
const u = (name: string) => `user:default/${name}`;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const prod = (args: JsonObject = {}) => ({ name: 'do_prod', args: { quote: '', system: DB, role: 'read', duration: 'PT4H', ...args } });
const far = '2026-12-10T00:00:00.000Z';
const near = '2026-11-23T00:00:00.000Z';

let host: TestHost;
let calls: { name: string; args: JsonObject }[];
beforeEach(async () => { calls = [prod()]; host = await createTestHost(new ScriptedModel(() => calls)); });
afterEach(() => host.close());
const ask = (name = 'ben', text = 'prod read') => host.desk.ask(host.as(name), { text });
const approve = (name: string, id: string, extra = {}) => host.desk.decide(host.as(name), id, { decision: 'approve', ...extra });
const away = (from: string, to: string, until = far) => host.desk.delegate(host.as(from), { to: u(to), from: near, until });
const change = (name: string, extra: object) => { const at = host.people.findIndex(p => p.ref === u(name)); host.people[at] = { ...host.people[at], ...extra }; };
const kinds = async (requestId: string) => (await host.desk.audit(host.as('otto'), { requestId, limit: 200 })).events.map(e => e.kind);

describe('delegation', () => {
  it('G12: whoever is away is not asked; who decides instead says for whom', async () => {
    const asked = await ask();
    await away('chloe', 'sam');
    expect((await host.desk.get(host.as('ben'), asked.id)).items[0].steps[0]).toMatchObject({ candidates: [u('felix'), u('sam')], standIns: { [u('sam')]: u('chloe') } });
    expect(await host.desk.approvals(host.as('sam'))).toMatchObject([{ insteadOf: { name: 'Chloe' }, othersWhoCan: [{ name: 'Felix' }] }]);
    const done = await approve('sam', `${asked.id}.i1.1`);
    expect(done.items[0]).toMatchObject({ state: 'verified', steps: [{ votes: [{ by: u('sam'), for: u('chloe') }] }] });
  });

  it('G12: dated, at most thirty days, not twice at once, only by who decides and to an active employee', async () => {
    await expect(away('chloe', 'sam', '2027-03-01T00:00:00.000Z')).rejects.toMatchObject({ status: 422 });
    await expect(away('chloe', 'juno')).rejects.toMatchObject({ status: 422 });
    await expect(away('chloe', 'chloe')).rejects.toMatchObject({ status: 422 });
    await expect(away('ben', 'sam')).rejects.toMatchObject({ status: 403 });
    await away('chloe', 'sam');
    await expect(away('chloe', 'felix')).rejects.toMatchObject({ status: 409 });
    const { items: [mine] } = await host.desk.delegations(host.as('sam'));
    expect(mine).toMatchObject({ fromName: 'Chloe', state: 'active', mayEnd: true });
    await expect(host.desk.endDelegation(host.as('felix'), mine.id)).rejects.toMatchObject({ status: 404 });
    expect((await host.desk.endDelegation(host.as('sam'), mine.id)).items[0].state).toBe('over');
    await away('chloe', 'felix');
  });

  it('G12: whoever leads somebody the host does not list has something to give on', async () => {
    await expect(away('ben', 'sam')).rejects.toMatchObject({ status: 403 });
    await host.close();
    host = await createTestHost(new ScriptedModel(() => calls), { leads: async ref => ref === u('ben') });
    expect(await host.desk.delegations(host.as('ben'))).toMatchObject({ mayDelegate: true });
    await away('ben', 'sam');
  });

  it('G12: looked at again as the vote is cast: over, left, or no employee any more is no vote', async () => {
    const { id } = await ask();
    await away('chloe', 'sam', '2026-11-24T00:00:00.000Z');
    change('sam', { employment: 'contractor' });
    await expect(approve('sam', `${id}.i1.1`)).rejects.toMatchObject({ status: 403 });
    change('sam', { employment: 'employee' });
    host.clock.move(20 * HOUR);
    await expect(approve('sam', `${id}.i1.1`)).rejects.toMatchObject({ status: 403 });
  });

  it('G12: not onward', async () => {
    await away('chloe', 'sam');
    change('sam', { groups: ['group:default/desk'] });
    await away('sam', 'vera');
    const { id } = await ask();
    await expect(approve('vera', `${id}.i1.1`)).rejects.toMatchObject({ status: 403 });
    expect((await approve('sam', `${id}.i1.1`)).items[0].state).toBe('verified');
  });

  it('G12: both of a pair are one voice: two steps or a quorum need two', async () => {
    change('ben', { manager: u('chloe') });
    calls = [prod()];
    await away('chloe', 'sam');
    const { id } = await ask();
    await approve('sam', `${id}.i1.1`);
    await expect(approve('chloe', `${id}.i1.1`)).rejects.toMatchObject({ status: 409 });
  });
});

describe('live approvers', () => {
  it('G14: reminded once after a day and once before it lapses, by every replica at once; the lapse is told', async () => {
    const { id } = await ask();
    const told = () => host.notices.filter(n => n.title === 'Still waiting for your decision').map(n => n.to[0]);
    host.clock.move(DAY);
    await Promise.all([host.desk.tick(), host.restart().tick()]);
    await host.desk.tick();
    expect(told()).toEqual([u('chloe'), u('felix')]);
    host.clock.move(5 * DAY);
    await host.desk.tick();
    expect(told()).toHaveLength(4);
    host.clock.move(2 * DAY);
    await host.desk.tick();
    expect((await kinds(id)).filter(k => k === 'approval.reminded')).toHaveLength(2);
    expect(host.notices.filter(n => n.title === 'Nobody decided within 7 days')).toMatchObject([{ to: [u('ben')] }]);
  });

  it('G14: people who left are asked no more and who came instead is; the reason is shown', async () => {
    const { id } = await ask();
    change('chloe', { active: false });
    change('felix', { active: false });
    host.clock.move(DAY);
    await host.desk.tick();
    expect(await host.desk.approvals(host.as('noor'))).toMatchObject([{ because: 'No owner is left who may decide; security decides.' }]);
    expect((await approve('noor', `${id}.i1.1`)).items[0].state).toBe('verified');
  });

  it('G14: with nobody left a person looks at it', async () => {
    const { id } = await ask();
    for (const name of ['chloe', 'felix', 'noor', 'dana']) change(name, { active: false });
    host.clock.move(DAY);
    await host.desk.tick();
    expect((await host.desk.get(host.as('sam'), id)).items[0]).toMatchObject({ state: 'handed-over', because: 'Nobody is left who may approve this.' });
  });

  it('G14: stopping in words withdraws its steps too', async () => {
    const { id } = await ask();
    calls = [{ name: 'cancel_item', args: { item: 'all' } }];
    await host.desk.turn(host.as('ben'), id, { text: 'never mind' });
    expect((await host.desk.get(host.as('ben'), id)).items[0].steps[0].state).toBe('withdrawn');
    expect(await host.desk.approvals(host.as('chloe'))).toEqual([]);
  });
});

describe('bound to the payload', () => {
  const GROUP = { ref: 'resource:default/it-admins', title: 'it-admins', kind: 'access-group', owner: 'group:default/it', confers: ['group:default/it'], tags: [] };
  const proved = async (name: string, id: string, desk = host.desk) => ({ challengeId: (await desk.challengeApproval(host.as(name), id)).id, proof: 'ok', typed: 'it-admins' });

  it('G13: in a quorum two at the same moment both count, from two replicas', async () => {
    host.resources.push(GROUP);
    calls = [{ name: 'do_app', args: { quote: '', app: GROUP.ref } }];
    const { id } = await ask('ben', 'make me an administrator');
    const at = `${id}.i1.1`;
    const other = host.restart();
    const [a, b] = [await proved('noor', at), await proved('dana', at, other)];
    await Promise.all([approve('noor', at, a), other.decide(host.as('dana'), at, { decision: 'approve', ...b })]);
    const view = await host.desk.get(host.as('ben'), id);
    expect(view.items[0].steps[0].votes.map(v => v.by).sort()).toEqual([u('dana'), u('noor')]);
    expect(view.items[0].waiting?.for).toBe('cooling-off');
  });

  it('G13: two at once where one is enough: one effect, and the other hears what happened', async () => {
    const { id } = await ask();
    const other = host.restart();
    const [a, b] = await Promise.allSettled([approve('chloe', `${id}.i1.1`), other.decide(host.as('felix'), `${id}.i1.1`, { decision: 'approve' })]);
    const lost = [a, b].filter(r => r.status === 'rejected');
    expect(lost).toMatchObject([{ reason: { status: 409, message: expect.stringContaining('somebody else approved it') } }]);
    expect(host.world.effects).toHaveLength(1);
  });

  it('G14: an approver takes their yes back until it starts, and it is on the record', async () => {
    host.resources.push(GROUP);
    calls = [{ name: 'do_app', args: { quote: '', app: GROUP.ref } }];
    const { id } = await ask('ben', 'make me an administrator');
    const at = `${id}.i1.1`;
    await approve('noor', at, await proved('noor', at));
    await approve('dana', at, await proved('dana', at));
    await expect(host.desk.withdrawVote(host.as('iris'), at)).rejects.toMatchObject({ status: 403 });
    expect((await host.desk.withdrawVote(host.as('dana'), at)).items[0]).toMatchObject({ waiting: { for: 'approval' }, steps: [{ state: 'open', votes: [{ by: u('noor') }] }] });
    host.clock.move(2 * HOUR);
    await host.desk.tick();
    expect(host.world.effects).toEqual([]);
    expect(await kinds(id)).toContain('approval.withdrawn');
    await approve('dana', at, await proved('dana', at));
    expect(host.world.effects).toHaveLength(1);
    await expect(host.desk.withdrawVote(host.as('dana'), at)).rejects.toMatchObject({ status: 409 });
  });

  it('G13: together only what is the same but for the person, and low risk', async () => {
    host.resources.push({ ref: 'resource:default/reports', title: 'Reports', kind: 'system', owner: 'group:default/data', tier: 3, tags: [] });
    calls = [prod({ system: 'resource:default/reports' })];
    const ids = [(await ask('ben')).id, (await ask('sam')).id].map(id => `${id}.i1.1`);
    calls = [prod({ system: 'resource:default/reports', duration: 'PT2H' })];
    const shorter = `${(await ask('mara')).id}.i1.1`;
    calls = [prod()];
    const risky = `${(await ask('ben')).id}.i1.1`;
    const read = new Map((await host.desk.approvals(host.as('chloe'))).map(a => [a.id, a.payloadHash]));
    const batch = (list: string[], name = 'chloe') => host.desk.decideBatch(host.as(name), { approvals: list.map(id => ({ id, payloadHash: read.get(id) ?? '' })), decision: 'approve' });
    await expect(batch([...ids, shorter])).rejects.toMatchObject({ status: 422, message: expect.stringContaining(shorter) });
    await expect(batch([risky])).rejects.toMatchObject({ status: 422, message: expect.stringContaining('risk is not low') });
    await expect(batch(ids, 'juno')).rejects.toMatchObject({ status: 422 });
    await expect(batch(Array.from({ length: 21 }, (_, n) => `x${n}`))).rejects.toMatchObject({ status: 422 });
    await expect(host.desk.decideBatch(host.as('chloe'), { approvals: ids.map(id => ({ id, payloadHash: 'what it was before' })), decision: 'approve' })).rejects.toMatchObject({ status: 409, message: `${ids[0]} is no longer what you read.` });
    expect(host.world.effects).toEqual([]);
    expect((await batch(ids)).items.map(i => i.ok)).toEqual([true, true]);
    expect(host.world.effects).toHaveLength(2);
  });
});

describe('where and how one decides', () => {
  it('G15: a link opens one decision for one person, once, and decides nothing', async () => {
    const { id } = await ask();
    const links = host.notices.filter(n => n.link);
    expect(links.map(n => n.to)).toEqual([[u('chloe')], [u('felix')]]);
    const [{ link = '' }] = links;
    await expect(host.desk.openLink(host.as('felix'), link)).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.openLink(host.as('chloe', { channel: 'mail' }), link)).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.openLink(host.as('chloe'), `${link.slice(0, -2)}xx`)).rejects.toMatchObject({ status: 422 });
    await expect(host.desk.openLink(host.as('chloe'), 'nothing')).rejects.toMatchObject({ status: 422 });
    expect(await host.desk.openLink(host.as('chloe'), link)).toEqual({ approvalId: `${id}.i1.1`, requestId: id, changed: false, open: true });
    await expect(host.restart().openLink(host.as('chloe'), link)).rejects.toMatchObject({ status: 409 });
    expect(host.world.effects).toEqual([]);
  });

  it('G15: a link says that the payload changed, and is over after seven days', async () => {
    const { id } = await ask();
    const [{ link = '' }, { link: late = '' }] = host.notices.filter(n => n.link);
    calls = [{ name: 'correct_item', args: { item: 'i1', slots: { duration: 'PT2H' } } }];
    await host.desk.turn(host.as('ben'), id, { text: 'make it two hours' });
    expect(await host.desk.openLink(host.as('chloe'), link)).toMatchObject({ changed: true, open: true });
    host.clock.move(7 * DAY);
    await expect(host.desk.openLink(host.as('felix'), late)).rejects.toMatchObject({ status: 422 });
  });

  it('G15: privileged people, the control plane and admin on tier 1 take proof of one’s own and typing the name', async () => {
    change('ben', { privileged: true });
    const { id } = await ask();
    const at = `${id}.i1.1`;
    expect(await host.desk.approvals(host.as('chloe'))).toMatchObject([{ demands: { stepUp: true, type: 'payments-db' } }]);
    await expect(approve('chloe', at)).rejects.toMatchObject({ status: 422, message: 'Type the name: payments-db.' });
    await expect(approve('chloe', at, { typed: 'payments-db' })).rejects.toMatchObject({ status: 422, message: expect.stringContaining('proof') });
    const { id: challengeId } = await host.desk.challengeApproval(host.as('chloe'), at);
    await expect(host.desk.challengeApproval(host.as('juno'), at)).rejects.toMatchObject({ status: 403 });
    await expect(approve('felix', at, { typed: 'payments-db', challengeId, proof: 'ok' })).rejects.toMatchObject({ status: 403 });
    await expect(approve('chloe', at, { typed: 'payments-db', challengeId, proof: 'wrong' })).rejects.toMatchObject({ status: 422 });
    const done = await approve('chloe', at, { typed: 'payments-db', challengeId, proof: 'ok' });
    expect(done.items[0]).toMatchObject({ state: 'verified', steps: [{ votes: [{ proof: { method: 'totp' } }] }] });
  });
});

describe('what approvers read and say', () => {
  it('G16: what was declined is not asked again for a day, whatever else is said in it; less may be', async () => {
    const { id } = await ask();
    await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'decline', comment: 'Use the replica' });
    calls = [prod({ ticket: 'INC-9' })];
    expect((await ask()).items[0]).toMatchObject({ state: 'denied', decision: { rules: [{ id: 'floor-declined', says: expect.stringContaining('2026-11-24 at 09:00 UTC') }] } });
    calls = [prod({ duration: 'PT5H' })];
    expect((await ask()).items[0].state).toBe('denied');
    calls = [prod({ duration: 'PT2H' })];
    expect((await ask()).items[0].state).toBe('waiting');
    host.clock.move(DAY + 1);
    calls = [prod()];
    expect((await ask()).items[0].state).toBe('waiting');
  });

  it('G16: a report declines, stops what stands beside it and tells security', async () => {
    calls = [prod(), prod({ duration: 'PT2H' })];
    const { id } = await ask();
    await expect(host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'report' })).rejects.toMatchObject({ status: 422 });
    const view = await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'report', comment: 'This is not Ben' });
    expect(view.items.map(i => i.state)).toEqual(['declined', 'stopped']);
    expect(host.notices.filter(n => n.severity === 'high')).toMatchObject([{ to: [u('noor'), u('dana')], body: expect.stringContaining('This is not Ben') }]);
    expect(await kinds(id)).toContain('approval.reported');
    expect(await host.desk.approvals(host.as('felix'))).toEqual([]);
  });

  it('G16: names that read like others are marked, and immutable ids stand beside them', async () => {
    change('ben', { name: 'B\u202een\u200b' });
    host.resources.push({ ref: 'resource:default/fake', title: 'раументs', kind: 'system', owner: 'group:default/data', tags: [] }, { ref: 'resource:default/fake-2', title: 'payrnents-db', kind: 'system', owner: 'group:default/data', tags: [] });
    calls = [prod({ system: 'resource:default/fake' }), prod({ system: 'resource:default/fake-2' })];
    await ask();
    const views = await host.desk.approvals(host.as('chloe'));
    expect(views.map(v => v.lookAlikes)).toEqual([true, true]);
    expect(views[0]).toMatchObject({ subject: { name: 'Ben' }, ids: { subject: u('ben'), resource: 'resource:default/fake' }, item: { sentence: expect.stringContaining('look-alike letters') } });
    expect(views[1].item.sentence).toContain('look-alike of another name');
  });

  it('G16: who decides too fast or too much is shown to security', async () => {
    const { id } = await ask();
    await approve('chloe', `${id}.i1.1`);
    expect((await host.desk.metrics(host.as('noor'))).paces).toEqual([{ person: u('chloe'), decisions: 1, medianSeconds: 0, mostPerHour: 1, tired: true }]);
    expect((await host.desk.metrics(host.as('sam'))).paces).toEqual([]);
  });
});
