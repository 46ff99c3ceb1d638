import { egressFetch, EgressRefused } from './egress';

const BASE = 'https://figma.example';
/** A host whose secret is gone after so many calls. */
const over = (most: number, calls = { n: 0 }) => egressFetch({ fetch: async () => { calls.n += 1; if (calls.n > most) throw new EgressRefused('no secret'); return new Response('{}'); } }, { id: 'saas', config: { baseUrl: BASE } });
const refusal = (call: ReturnType<typeof over>, url = BASE, init?: RequestInit) => call(url, init).then(() => undefined, (error: EgressRefused) => error);

describe('G19 G33: a refusal says whether anything was changed before it', () => {
  it('nothing was, where only reads went out, or this very call is the change', async () => {
    const call = over(2);
    await call(BASE);
    await call(BASE, { method: 'head' });
    expect(await refusal(call, BASE, { method: 'POST' })).toMatchObject({ name: 'EgressRefused', midway: false, message: 'no secret' });
    expect(await refusal(call)).toMatchObject({ midway: false });
  });

  it.each(['POST', 'PUT', 'patch', 'DELETE'])('after a %s the outcome is not known, whichever door refuses', async method => {
    const call = over(1);
    await call(BASE, { method });
    expect(await refusal(call)).toMatchObject({ midway: true });
    expect(await refusal(call, 'https://elsewhere.example')).toMatchObject({ midway: true });
  });

  it('so too while the change is under way, when its answer is lost, and when it is handed over as a request', async () => {
    const lost = egressFetch({ fetch: async (_, init) => { if (init?.method === 'POST') throw new Error('connection reset'); throw new EgressRefused('no secret'); } }, { id: 'saas', config: { baseUrl: BASE } });
    await expect(lost(BASE, { method: 'POST' })).rejects.toThrow('connection reset');
    expect(await refusal(lost)).toMatchObject({ midway: true });
    const call = over(1);
    const going = call(new Request(BASE, { method: 'PUT' }));
    expect(await refusal(call)).toMatchObject({ midway: true });
    await going;
  });

  it('another run knows nothing of it', async () => {
    const lent = { fetch: async () => new Response('{}') };
    await egressFetch(lent, { id: 'saas', config: { baseUrl: BASE } })(BASE, { method: 'POST' });
    expect(await refusal(egressFetch(lent, { id: 'saas', config: { baseUrl: BASE } }), 'https://elsewhere.example')).toMatchObject({ midway: false });
  });
});
