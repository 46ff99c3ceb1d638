import type { Journal } from '../journal';
import { TestClock } from '../testing/clock';
import { memoryJournal } from '../testing/memory-journal';
import { ROLES } from '../testing/people';
import { RulesLedger } from './configuration';
import { applied, changeBetween, diffOf, digestOf } from './digest';
import { heldTogether } from './separation';

const FILES = { 'a.cedar': 'permit;', 'b.yaml': 'name: B' };

describe('G25: what the rules are', () => {
  it('the digest is of every path and byte, whatever the order', () => {
    expect(digestOf({ 'b.yaml': 'name: B', 'a.cedar': 'permit;' })).toBe(digestOf(FILES));
    expect(digestOf(FILES)).toMatch(/^[0-9a-f]{64}$/);
    const versions: Record<string, string>[] = [FILES, { 'a.cedar': 'permit;' }, { ...FILES, 'b.yaml': 'name: C' }, { 'a.cedar': 'permit;', 'c.yaml': 'name: B' }, {}];
    expect(new Set(versions.map(digestOf)).size).toBe(5);
  });

  it('a change sets and removes files, touches nothing else, and is found between two versions', () => {
    const change = { 'b.yaml': null, 'c.yaml': 'c' };
    const next = { 'a.cedar': 'permit;', 'c.yaml': 'c' };
    expect(applied(FILES, change)).toEqual(next);
    expect(Object.keys(FILES)).toEqual(['a.cedar', 'b.yaml']);
    expect(changeBetween(FILES, next)).toEqual(change);
    expect(Object.keys(changeBetween({ z: '1', a: '1' }, { m: '1' }))).toEqual(['a', 'm', 'z']);
    expect(changeBetween(FILES, { ...FILES })).toEqual({});
    expect(changeBetween(FILES, { ...FILES, 'a.cedar': '' })).toEqual({ 'a.cedar': '' });
  });

  it('shows a diff of what differs, also of what is new or goes', () => {
    const diff = diffOf(FILES, { 'a.cedar': 'permit;', 'b.yaml': null, 'c.yaml': 'c', 'gone.yaml': null });
    expect(diff.map(d => d.file)).toEqual(['b.yaml', 'c.yaml']);
    expect(diff[0].patch).toMatch(/^-name: B$/m);
    expect(diff[1].patch).toMatch(/^\+c$/m);
    expect(diff[0].patch).toContain('--- b.yaml\tin force\n+++ b.yaml\tproposed');
    const long = Array.from({ length: 20 }, (_, n) => `line ${n}`).join('\n');
    expect(diffOf({ l: long }, { l: long.replace('line 10', 'LINE 10') })[0].patch).toContain('@@ -8,7 +8,7 @@');
    expect(diffOf({}, { empty: '' }).map(d => d.file)).toEqual(['empty']);
  });
});

describe('G25: which rules are in force', () => {
  const clock = new TestClock();
  const ledger = (journal = memoryJournal()) => new RulesLedger(journal as unknown as Journal, clock);
  const at = clock.now().toISOString();
  const change = { 'b.yaml': 'name: C' };
  const by = { by: 'user:default/ines', approvedBy: ['user:default/noor'], requestId: 'REQ-1', reason: 'Clearer' };

  it('the first start installs what it finds, a later one nothing', async () => {
    const rules = ledger();
    expect(await rules.read()).toEqual({ history: [], written: [] });
    const now = { version: 1, digest: digestOf(FILES), files: FILES, at, approvedBy: [], reason: 'First start' };
    const { files: _, ...shown } = now;
    expect(await rules.install(FILES, 'First start')).toEqual({ now, history: [shown], written: [] });
    expect((await rules.install({ other: 'x' }, 'Second start')).now).toEqual(now);
  });

  it('an adopted change has its author, approvers and request; it fits only what it was made against', async () => {
    const rules = ledger();
    await rules.install(FILES, 'First start');
    expect(await rules.adopt('another digest', { change, ...by })).toBe(false);
    expect((await rules.read()).now?.version).toBe(1);
    expect(await rules.adopt(digestOf(FILES), { change, ...by })).toBe(true);
    const { now, history, written } = await rules.read();
    expect(now).toEqual({ version: 2, digest: digestOf({ ...FILES, ...change }), files: { ...FILES, ...change }, at, ...by });
    expect(history.map(h => h.version)).toEqual([2, 1]);
    expect(history[0]).not.toHaveProperty('files');
    expect(written).toEqual([{ by: by.by, at, change, before: FILES }]);
  });

  it('a deployment is in force once, and has no author; what differs is said once, until something is in force', async () => {
    const journal = memoryJournal();
    const rules = ledger(journal);
    const to = digestOf({ ...FILES, ...change });
    await rules.install(FILES, 'First start');
    expect((await rules.differs('d1')).differs).toBe('d1');
    await rules.differs('d1');
    expect((await rules.differs('d2')).now?.version).toBe(1);
    expect(await rules.deploy(change, to)).toMatchObject({ now: { version: 2, digest: to }, written: [] });
    expect(await rules.deploy(change, to)).not.toHaveProperty('differs');
    expect((await rules.read()).now).not.toHaveProperty('by');
    expect((await ledger().deploy(FILES, digestOf(FILES))).now).toMatchObject({ version: 1, digest: digestOf(FILES) });
    expect((await journal.events('SYS-rules')).map(e => e.kind)).toEqual(['rules.installed', 'rules.differ', 'rules.differ', 'rules.deployed']);
  });

  it('G27: any version that was ever in force is found by its digest', async () => {
    const rules = ledger();
    await rules.install(FILES, 'First start');
    await rules.differs('d1');
    await rules.adopt(digestOf(FILES), { change, ...by });
    expect(await rules.version(digestOf(FILES))).toEqual(FILES);
    expect(await rules.version(digestOf({ ...FILES, ...change }))).toEqual({ ...FILES, ...change });
    expect(await rules.version('never')).toBeUndefined();
  });

  it('remembers the last fifty, the newest first', async () => {
    const rules = ledger();
    for (let n = 0; n <= 51; n++) await rules.adopt(n ? digestOf({ n: String(n - 1) }) : (undefined as unknown as string), { change: { n: String(n) }, by: `user:default/p${n}` });
    const { now, history, written } = await rules.read();
    expect([now?.version, history.length, history[0].version, history[49].version]).toEqual([52, 50, 52, 3]);
    expect([written.length, written[0].by, written[0].before, now?.approvedBy]).toEqual([50, 'user:default/p51', { n: '50' }, []]);
  });
});

describe('G26: roles that check each other', () => {
  const held = (members: Record<string, string[]>) => heldTogether({ members: async ref => members[ref] ?? [] }, { ...ROLES, admin: ['admins'], auditor: ['auditors', 'auditors2'], desk: ['desks'], policyAuthor: ['authors'], policyApprover: ['approvers'], connectorOperator: ['operators'], privacy: ['privacy'] });
  it.each<[string, string, string[][]]>([
    ['authors', 'approvers', [['policyAuthor', 'policyApprover']]], ['operators', 'approvers', [['connectorOperator', 'policyApprover']]], ['admins', 'approvers', [['admin', 'policyApprover']]],
    ['auditors', 'admins', [['auditor', 'admin']]], ['auditors2', 'desks', [['auditor', 'desk']]], ['auditors', 'authors', [['auditor', 'policyAuthor']]], ['auditors', 'approvers', [['auditor', 'policyApprover']]], ['auditors', 'operators', [['auditor', 'connectorOperator']]], ['auditors', 'privacy', [['auditor', 'privacy']]],
    ['admins', 'authors', []], ['desks', 'privacy', []],
  ])('%s and %s: %j', async (a, b, roles) => {
    expect(await held({ [a]: ['ann', 'xena'], [b]: ['xena', 'zoe'] })).toEqual(roles.map(r => ({ person: 'xena', roles: r })));
  });
});
