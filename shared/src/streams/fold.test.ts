import { Conflict, type Journal, type JournalEvent } from '../journal';
import { TestClock } from '../testing/clock';
import { memoryJournal } from '../testing/memory-journal';
import { Stream } from './stream';

const clock = new TestClock();
const sum = (n: number, e: JournalEvent) => n + (e.data as { by: number }).by;
const open = (journal: ReturnType<typeof memoryJournal>) => new Stream(journal as unknown as Journal, clock, 'SYS-count', sum, 0);
const add = (by: number, more: object = {}) => ({ kind: 'counted', actor: 'x', data: { by, ...more } });

describe('a stream of what happens outside requests', () => {
  it('has an id of its own kind', () => {
    expect(() => new Stream(memoryJournal() as unknown as Journal, clock, 'REQ-1', sum, 0)).toThrow('REQ-1 is not a stream');
    expect(open(memoryJournal()).id).toBe('SYS-count');
  });

  it('begins with what it was given, folds each event once, and reads only what is new', async () => {
    const journal = memoryJournal();
    const [a, b] = [open(journal), open(journal)];
    expect(await a.read()).toBe(0);
    expect(await a.write(() => [add(1), add(2)])).toBe(3);
    expect(await b.write(n => [add(n)])).toBe(6);
    journal.reads.length = 0;
    expect([await a.read(), await a.read(), await b.read()]).toEqual([6, 6, 6]);
    expect(journal.reads.map(r => r.afterSeq)).toEqual([2, 3, 3]);
    expect((await journal.events('SYS-count')).map(e => e.at)).toEqual(Array.from({ length: 3 }, () => clock.now().toISOString()));
  });

  it('two readers at once count each event once; nothing to say writes nothing', async () => {
    const journal = memoryJournal();
    const stream = open(journal);
    await open(journal).write(() => [add(5)]);
    expect(await Promise.all([stream.read(), stream.read()])).toEqual([5, 5]);
    const appended: unknown[] = [];
    const quiet = open({ ...journal, append: async (...said: unknown[]) => { appended.push(said); } } as unknown as typeof journal);
    expect([await stream.write(() => []), await quiet.write(() => [])]).toEqual([5, 5]);
    expect(appended).toEqual([]);
    expect(await journal.events('SYS-count')).toHaveLength(1);
  });

  it('decides again on what somebody else wrote first', async () => {
    let rival: Stream<number> | undefined;
    const journal = memoryJournal(async () => { const r = rival; rival = undefined; await r?.write(() => [add(10)]); });
    rival = open(journal);
    const seen: number[] = [];
    expect(await open(journal).write(n => { seen.push(n); return [add(1)]; })).toBe(11);
    expect(seen).toEqual([0, 10]);
  });

  it('gives up when others are first every time, and at once when it is something else', async () => {
    let tries = 0;
    const busy = memoryJournal(() => { tries += 1; throw new Conflict('always'); });
    await expect(open(busy).write(() => [add(1)])).rejects.toThrow('always');
    expect(tries).toBe(9);
    tries = 0;
    const broken = memoryJournal(() => { tries += 1; throw new Error('disk is full'); });
    await expect(open(broken).write(() => [add(1)])).rejects.toThrow('disk is full');
    expect(tries).toBe(1);
    await expect(open(memoryJournal()).write(() => { throw new Error('refused'); })).rejects.toThrow('refused');
  });

  it('G32: secrets in people’s words are not written down', async () => {
    const journal = memoryJournal();
    await open(journal).write(() => [add(1, { reason: 'my password is hunter2secret' })]);
    expect(JSON.stringify(await journal.events('SYS-count'))).not.toContain('hunter2secret');
  });
});
