import type { Journal } from '../journal';
import type { RequestRecord } from '../state/record';
import { TestClock } from '../testing/clock';
import { memoryJournal } from '../testing/memory-journal';
import { awayNow, delegationBoard, isActive } from './board';
import { makeLink, readLink, usedLinks } from './links';
import { pacesOf } from './pace';
import type { Delegation } from './types';

const clock = new TestClock();
const key = new Uint8Array(32).fill(1);
const journal = () => memoryJournal() as unknown as Journal;

describe('G12: who decides for whom', () => {
  const made = (id: string, extra: Partial<Delegation> = {}) => ({ id, to: 'vera', since: '2026-11-23T09:00:00.000Z', until: '2026-11-24T09:00:00.000Z', ...extra });
  it('is on the record, from whoever said so, until it is ended', async () => {
    const board = delegationBoard(journal(), clock);
    expect(await board.read()).toEqual([]);
    await board.write(() => [{ kind: 'delegation.made', actor: 'chloe', data: { ...made('d1'), from: 'somebody else' } }, { kind: 'delegation.made', actor: 'felix', data: made('d2') }]);
    const ended = await board.write(() => [{ kind: 'delegation.ended', actor: 'chloe', data: { id: 'd1' } }]);
    expect(ended).toEqual([{ ...made('d1'), from: 'chloe', endedAt: clock.now().toISOString() }, { ...made('d2'), from: 'felix' }]);
    expect([...awayNow(ended, '2026-11-23T10:00:00.000Z')]).toEqual([['felix', 'vera']]);
  });
  it.each<[string, Partial<Delegation>, boolean]>([['2026-11-23T09:00:00.000Z', {}, true], ['2026-11-24T08:59:59.999Z', {}, true], ['2026-11-24T09:00:00.000Z', {}, false], ['2026-11-23T08:59:59.999Z', {}, false], ['2026-11-23T10:00:00.000Z', { endedAt: 'x' }, false]])('at %s %j: %s', (now, extra, active) => expect(isActive({ from: 'a', ...made('d1', extra) }, now)).toBe(active));
});

describe('G16: a link opens a page and decides nothing', () => {
  const claims = { approvalId: 'REQ-1.i1.1', person: 'user:default/chloe', payloadHash: 'h' };
  const token = makeLink(key, clock, claims);
  const parts = token.split('.');
  const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());

  it('says for whom, about what and until when, and reads back', () => {
    const exp = clock.now().getTime() / 1_000 + 7 * 86_400;
    expect(readLink(key, clock, token)).toEqual({ jti: expect.stringMatching(/^[0-9a-f-]{36}$/), sub: claims.approvalId, aud: claims.person, payload: 'h', exp });
    expect(decoded(parts[0])).toEqual({ alg: 'HS256', typ: 'countersign-link+jwt' });
    expect(makeLink(key, clock, claims)).not.toBe(token);
    const late = new TestClock();
    late.move(999);
    expect(readLink(key, late, makeLink(key, late, claims))?.exp).toBe(exp);
  });

  const other = Buffer.from(JSON.stringify({ ...decoded(parts[1]), aud: 'user:default/ben' })).toString('base64url');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  it.each<[string, string]>([
    ['for somebody else', [parts[0], other, parts[2]].join('.')], ['without a signature', [parts[0], parts[1]].join('.')], ['with an empty one', [parts[0], parts[1], ''].join('.')], ['with no claims', [parts[0], '', parts[2]].join('.')], ['of another algorithm', [none, parts[1], parts[2]].join('.')],
    ['with more', `${token}.more`], ['with an empty part more', `${token}.`], ['cut short', token.slice(0, -1)], ['longer', `${token}A`], ['empty', ''],
  ])('%s: not ours', (_, forged) => expect(readLink(key, clock, forged)).toBeUndefined());

  it('another key does not open it, and after seven days nothing does', () => {
    expect(readLink(new Uint8Array(32), clock, token)).toBeUndefined();
    const later = new TestClock();
    later.move(7 * 86_400_000 - 1);
    expect(readLink(key, later, token)).toBeDefined();
    later.move(1);
    expect(readLink(key, later, token)).toBeUndefined();
  });

  it('is used once: every replica knows which were', async () => {
    const [stored, used] = [journal(), (n: string) => [{ kind: 'link.used', actor: 'chloe', data: { jti: n } }]];
    expect([...(await usedLinks(stored, clock).read())]).toEqual([]);
    await usedLinks(stored, clock).write(() => used('j1'));
    expect([...(await usedLinks(stored, clock).write(() => used('j2')))]).toEqual(['j1', 'j2']);
  });
});

describe('G16: how fast and how much somebody decides', () => {
  const at = (seconds: number) => new Date(Date.parse('2026-11-23T09:00:00.000Z') + seconds * 1_000).toISOString();
  const record = (...votes: { by: string; seconds: number; from?: number }[]) => ({ items: [{ steps: votes.map(v => ({ askedAt: at(v.from ?? 0), votes: [{ by: v.by, at: at((v.from ?? 0) + v.seconds) }] })) }] }) as unknown as RequestRecord;
  it('the median time since being asked, and the fullest hour', () => {
    expect(pacesOf([])).toEqual([]);
    expect(pacesOf([record({ by: 'a', seconds: 100 }, { by: 'a', seconds: 9 }), record({ by: 'a', seconds: 20, from: 3_600 }, { by: 'b', seconds: 5 })])).toEqual([
      { person: 'a', decisions: 3, medianSeconds: 20, mostPerHour: 2, tired: false }, { person: 'b', decisions: 1, medianSeconds: 5, mostPerHour: 1, tired: false },
    ]);
    expect(pacesOf([record({ by: 'a', seconds: 30 }, { by: 'a', seconds: 10 })])[0].medianSeconds).toBe(30);
  });
  it.each<[number, number, boolean]>([[2.9, 1, true], [3, 1, false], [60, 20, false], [60, 21, true]])('%s seconds, %s in an hour: tired %s', (seconds, n, tired) => {
    expect(pacesOf([record(...Array.from({ length: n }, () => ({ by: 'a', seconds })))])[0].tired).toBe(tired);
  });
  it('the tired first, then who decides most', () => {
    expect(pacesOf([record({ by: 'one', seconds: 60 }, { by: 'two', seconds: 60 }, { by: 'two', seconds: 60 }, { by: 'fast', seconds: 1 }, { by: 'faster', seconds: 1 }, { by: 'faster', seconds: 1 })]).map(p => p.person)).toEqual(['faster', 'fast', 'two', 'one']);
  });
});
