import type { Person } from '@countersign/core';
import { createSite, PEOPLE, type Site } from '../../dev/site';
import { articlesFor, siteKnowledge } from './knowledge';

let site: Site;
let caller: string;
beforeEach(async () => { site = await createSite({ scopes: ['read:servicedesk-request'] }); caller = PEOPLE.ada; });
afterEach(() => site.close());

/** What Atlassian's runtime does with a call: it signs it for the app or for whoever is here. */
Object.assign(globalThis, {
  __forge_fetch__: ({ provider }: { provider: string }, path: string, init: RequestInit) =>
    fetch(site.url + path, { ...init, headers: { ...(init.headers as object), 'x-acting-as': provider === 'user' ? `user:${caller}` : 'app' } }),
});

const reader = (accountId: string): Person => ({ ref: `user:jira/${accountId}`, name: 'Reader', groups: [], employment: 'employee', active: true, privileged: false, tags: [] });
const ask = (question: string, as: string = PEOPLE.ada) => { caller = as; return siteKnowledge('user').answer(question, reader(as)); };

it('answers from an article, with its title and id', async () => {
  expect(await ask('Why does the VPN drop every hour?')).toMatchObject({
    ok: true, text: expect.stringContaining('versions before 6.2'), citations: [{ id: '65601', title: 'Connect to the VPN' }],
  });
});

it.each(['How do I renew my passport?', 'Which office has the best coffee?', '???'])('refuses weak evidence: %s', async question => {
  expect((await ask(question)).ok).toBe(false);
});

it('reads as the reader: a runbook of the desk is there for its people only', async () => {
  const question = 'Where are the break-glass credentials kept?';
  expect(await ask(question, PEOPLE.sam)).toMatchObject({ ok: true, citations: [{ id: '65604' }] });
  const refused = await ask(question, PEOPLE.ada);
  expect(refused.ok).toBe(false);
  expect(JSON.stringify(refused)).not.toMatch(/runbook|sealed/i);
  expect(new Set(site.log.map(l => l.as))).toEqual(new Set([`user:${PEOPLE.sam}`, `user:${PEOPLE.ada}`]));
});

it('a customer of another desk reads nothing of this one', async () => {
  site.state.customers['1'] = [];
  expect((await ask('Why does the VPN drop every hour?', PEOPLE.cleo)).ok).toBe(false);
});

it('asks nobody and says nothing where nobody is signed in', async () => {
  expect(await siteKnowledge('none').answer('Why does the VPN drop every hour?', reader(PEOPLE.ada))).toEqual({ ok: false, score: 0 });
  expect(await siteKnowledge('none').search('VPN', reader(PEOPLE.ada))).toEqual([]);
  expect(site.log).toEqual([]);
});

it('in the queue answers from what the person read in their own call, and asks nobody', async () => {
  const read = await articlesFor('Why does the VPN drop every hour, and where are the break-glass credentials?');
  const calls = site.log.length;
  expect(await siteKnowledge(read).answer('Why does the VPN drop every hour?', reader(PEOPLE.ada))).toMatchObject({ ok: true, citations: [{ id: '65601' }] });
  expect((await siteKnowledge(read).answer('Where are the break-glass credentials kept?', reader(PEOPLE.ada))).ok).toBe(false);
  expect(site.log).toHaveLength(calls);
});

it('no portal at all is no evidence; a site that fails is not', async () => {
  site.fail({ path: '/knowledgebase/article', status: 403, times: 3 });
  expect((await ask('VPN')).ok).toBe(false);
  site.fail({ path: '/knowledgebase/article', status: 429, retryAfter: 5 });
  await expect(ask('VPN')).rejects.toThrow('Injected failure.');
});
