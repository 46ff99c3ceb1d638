import fc from 'fast-check';
import type { Json } from '../types';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { KnexJournal } from '../knex';
import { canonical, type Row } from './hash';
import { ERASED, isFaithful, opened, sealed } from './sealed';

const PROD = { name: 'do_prod', args: { quote: 'a purple rhinoceros', system: 'resource:default/payments-db', role: 'read', duration: 'PT1H' } };

describe('what lies in the journal about people', () => {
  let host: TestHost;
  let id: string;
  beforeEach(async () => {
    host = await createTestHost(new ScriptedModel(() => [PROD]));
    ({ id } = await host.desk.ask(host.as('ben'), { text: 'My cat ate a purple rhinoceros' }));
    await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve', comment: 'Poor zebra' });
  });
  afterEach(() => host.close());
  const rows = (): Promise<Row[]> => host.knex('cs_journal').where({ request_id: id }).orderBy('seq');
  const journal = () => new KnexJournal(host.knex);

  it('G29: the hashed part holds commitments; words, names and facts lie beside it', async () => {
    const stored = await rows();
    const hashed = stored.map(r => r.data).join('\n');
    for (const words of ['rhinoceros', 'zebra', 'Ben', 'grant-role read for', 'employment', 'The prod']) expect(hashed).not.toContain(words);
    for (const proof of ['user:default/ben', 'resource:default/payments-db', 'payloadHash', 'prod-owner', 'transcript:', 'replay:', 'record:']) expect(hashed).toContain(proof);
    expect((await host.desk.get(host.as('ben'), id)).turns[0].text).toBe('My cat ate a purple rhinoceros');
    expect(await journal().verify(id)).toBeUndefined();
  });

  it('G29: erased values keep the chain whole, in any part and in any order', async () => {
    const [first, , third] = await rows();
    await host.knex('cs_journal').where({ request_id: id, seq: first.seq }).update({ private: null });
    const { [Object.keys(JSON.parse(third.private as string))[0]]: _one, ...rest } = JSON.parse(third.private as string);
    await host.knex('cs_journal').where({ request_id: id, seq: third.seq }).update({ private: JSON.stringify(rest) });
    expect(await journal().verify(id)).toBeUndefined();
    expect((await journal().events(id))[0].data).toMatchObject({ opened: { title: ERASED, requester: 'user:default/ben' }, turn: { text: ERASED, by: 'user:default/ben' } });
  });

  it.each<[string, (v: Record<string, [string, unknown]>) => object]>([
    ['another text', v => ({ ...v, '/turn/text': [v['/turn/text'][0], 'Something else'] })],
    ['another salt', v => ({ ...v, '/turn/text': ['00', v['/turn/text'][1]] })],
    ['a value at another place', ({ '/turn/text': text, ...v }) => ({ ...v, '/turn/at': text })],
    ['a value that was never committed', v => ({ ...v, '/turn/more': v['/turn/text'] })],
    ['two values exchanged', v => ({ ...v, '/turn/text': v['/opened/title'].slice().reverse(), '/opened/title': v['/turn/text'] })],
  ])('G29: %s is located', async (_, change) => {
    const [first] = await rows();
    await host.knex('cs_journal').where({ request_id: id, seq: 1 }).update({ private: JSON.stringify(change(JSON.parse(first.private as string))) });
    expect(await journal().verify(id)).toEqual({ seq: 1, why: 'was edited' });
  });

  it('rows from before read and verify as they are', async () => {
    const row = { data: '{"turn":{"text":"My words"}}', private: null };
    expect(opened(row)).toEqual({ turn: { text: 'My words' } });
    expect(isFaithful(row)).toBe(true);
  });

  it('nobody’s own data is taken for a commitment', () => {
    const data = { evidence: { note: { $c: 'record:00' }, 'a/b~c': 'two words' }, turn: { text: '"$c":' } };
    const kept = sealed('turn.said', data);
    expect(opened(kept)).toEqual(data);
    expect(isFaithful(kept)).toBe(true);
    expect(kept.classes).toBe('record,transcript');
  });

  it('whatever was written is read again, under any key', () => {
    const tree = fc.letrec<{ tree: Json }>(t => ({ tree: fc.oneof({ depthSize: 'small' }, fc.string(), fc.constantFrom('user:default/ben', 'PT4H', null, 3, true), fc.array(t('tree')), fc.dictionary(fc.oneof(fc.constantFrom('turn', 'text', 'items', 'set', 'slots', 'because', 'facts', 'evidence', '$c', '__proto__', 'a/b', '~'), fc.string()), t('tree'))) })).tree;
    fc.assert(fc.property(tree, fc.constantFrom('turn.said', 'item.denied'), (data, kind) => {
      const row = sealed(kind, data);
      expect(canonical(opened(row))).toBe(canonical(data));
      expect(isFaithful(row)).toBe(true);
      expect(canonical(JSON.parse(row.data))).toBe(row.data);
      expect(opened({ ...row, private: null })).toBeDefined();
    }), { numRuns: 300 });
  });

  it('the same words twice cannot be told from each other', () => {
    const [a, b] = [0, 1].map(() => sealed('turn.said', { turn: { text: 'yes' } }).data);
    expect(a).not.toBe(b);
  });
});
