import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle } from '../definitions';
import type { Person } from '../types';
import { createKnowledge } from './knowledge';

const DIR = join(__dirname, '../../../plugins/portal-backend/company/knowledge');
const knowledge = createKnowledge(readdirSync(DIR).map(f => readArticle(f, readFileSync(join(DIR, f), 'utf8'))));
const reader = (groups: string[] = []): Person => ({ ref: 'user:default/x', name: 'X', groups, employment: 'employee', active: true, privileged: false, tags: [] });

it.each([
  ['Can I expense a standing desk?', 'standing-desk'], ['how do I connect to the VPN', 'vpn'], ['what are the password rules', 'passwords'],
  ['guest wifi password', 'guest-wifi'], ['how long are backups kept', 'backups'], ['may I work from another country', 'remote-work'],
  ['how old must my laptop be before it is replaced', 'laptop-refresh'], ['how do I set up MFA on a new phone', 'mfa-setup'], ['can I use AI tools with customer data', 'ai-tools'],
])('%s → %s', async (question, id) => {
  const answer = await knowledge.answer(question, reader());
  expect(answer.ok && answer.citations[0].id).toBe(id);
});

it.each(['what is the parental leave policy', 'can I bring my dog to the office', 'how do I book a meeting room on mars', 'is there a gym discount'])('finds no evidence for: %s', async question => {
  expect((await knowledge.answer(question, reader())).ok).toBe(false);
});

it('G30: shows an article to its audience only', async () => {
  const question = 'when are journals locked at quarter close in NetSuite';
  expect((await knowledge.answer(question, reader())).ok).toBe(false);
  expect((await knowledge.answer(question, reader(['group:default/finance']))).ok).toBe(true);
});
