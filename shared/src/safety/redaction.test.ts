import { createTestHost, TYPES, type TestHost } from '../testing/memory-host';
import { ObeyingModel } from '../testing/obeying-model';
import { scanDatabase } from '../testing/scan';
import { redact, toolsFor } from '../planner';
import { createVeil, scrubState } from '.';

/** Made up; each stands where the thing itself would. */
const SECRETS = {
  password: 'Tr0ub4dor-zebra', code: '482 913', githubToken: 'ghp_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5', jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl', apiKey: 'k-canary-77f1e0a9b2', card: '4111 1111 1111 1111',
  bearer: 'canarybearer0123456789abcdef', url: 'canaryUrlPass1', aws: 'AKIAIOSFODNN7EXAMPLE', privateKey: 'MIIEvcanarykeymaterial', systemToken: 'xoxb-123456789012-canarytoken',
};
const PERSONAL = { email: 'grandma.canary@private.example', phone: '+49 170 5550123', iban: 'DE89 3704 0044 0532 0130 00' };
const TYPED = [
  `I need Figma. My password is ${SECRETS.password}, the code is ${SECRETS.code}`, `I need Figma, token ${SECRETS.githubToken} and ${SECRETS.jwt}`, `I need Figma. api key: ${SECRETS.apiKey}, card ${SECRETS.card}`,
  `I need Figma, curl -H "Authorization: Bearer ${SECRETS.bearer}" https://ben:${SECRETS.url}@host`, `I need Figma ${SECRETS.aws} -----BEGIN PRIVATE KEY-----\n${SECRETS.privateKey}\n-----END PRIVATE KEY-----`,
];
const wanted = { name: 'do_app', args: { quote: 'I need Figma', app: 'Figma' } };

interface Watched { readonly host: TestHost; readonly model: ObeyingModel; readonly lines: string[]; readonly streamed: string[] }
async function open(): Promise<Watched> {
  const model = new ObeyingModel();
  model.orders = { injected: '', obey: [], wanted: [wanted], first: 'wanted' };
  const lines: string[] = [];
  const line = (m: string, e?: Error) => { lines.push(`${m} ${e ? `${e.message} ${e.stack ?? ''} ${JSON.stringify(e)}` : ''}`); };
  const host = await createTestHost(model, { lend: { log: { info: line, warn: line, error: line } } });
  return { host, model, lines, streamed: [] };
}

/** Typed in every place where a person or a system can say something. */
async function everything({ host, model, streamed }: Watched): Promise<void> {
  const { desk } = host;
  const secret = `password: ${SECRETS.password}`;
  const emit = (l: unknown) => streamed.push(JSON.stringify(l));
  for (const text of TYPED) streamed.push(JSON.stringify(await desk.ask(host.as('ben'), { text }, emit)));
  const own = await desk.ask(host.as('ben'), { text: `Read access to payments-db for 4h, mail ${PERSONAL.email}, call ${PERSONAL.phone}, pay ${PERSONAL.iban}` }, emit);
  await desk.turn(host.as('ben'), own.id, { text: `and write to ${PERSONAL.email}, ${secret}` }, emit);
  await desk.takeOver(host.as('sam'), own.id);
  await desk.reply(host.as('sam'), own.id, `Use ${secret}`);
  await desk.giveBack(host.as('sam'), own.id, `I told them ${secret}`);
  host.world.before = () => ({ outcome: 'refused', code: 'E', message: `bad login with token ${SECRETS.systemToken}` });
  streamed.push(JSON.stringify(await desk.ask(host.as('juno'), { text: 'I need Figma' }, emit)));
  host.world.before = () => { throw new Error(`cannot reach https://svc:${SECRETS.url}@directory`); };
  streamed.push(JSON.stringify(await desk.ask(host.as('felix'), { text: 'I need Figma' }, emit)));
  host.world.before = undefined;
  host.world.state.set('saas user:default/chloe resource:default/figma', `token ${SECRETS.systemToken}`);
  streamed.push(JSON.stringify(await desk.ask(host.as('chloe'), { text: 'I need Figma' }, emit)));
  model.orders = { ...model.orders, wanted: [{ name: 'do_prod', args: { quote: '', system: 'payments-db', role: 'read', duration: 'PT4H' } }] };
  await desk.ask(host.as('juno'), { text: 'Read access to payments-db for 4h' });
  const [approval] = await desk.approvals(host.as('felix'));
  streamed.push(JSON.stringify(await desk.decide(host.as('felix'), approval.id, { decision: 'decline', comment: `No. ${secret}` })));
  await desk.pullSwitch(host.as('ines'), { kind: 'stop-changes', reason: `found ${secret} in a mail` });
  host.clock.move(3_600_000);
  await desk.tick();
}

it('G32: a secret typed by a person or said by a system is in no table, log line, notice, prompt or answer', async () => {
  const watched = await open();
  const { host, model, lines, streamed } = watched;
  try {
    await everything(watched);
    const forbidden = Object.values(SECRETS);
    expect(await scanDatabase(host.knex, forbidden)).toEqual([]);
    const places = { log: lines, notices: host.notices.map(n => JSON.stringify(n)), prompts: model.prompts, answers: streamed, audit: [JSON.stringify(await host.desk.audit(host.as('otto'), { limit: 500 }))] };
    for (const [place, said] of Object.entries(places)) expect([place, forbidden.filter(s => said.some(l => l.includes(s)))]).toEqual([place, []]);
    // What was looked through was not empty.
    for (const said of Object.values({ ...places, log: ['x'] })) expect(said.length).toBeGreaterThan(0);
    expect(streamed.join('')).toContain('I removed a code or password from your message');
  } finally {
    await host.close();
  }
}, 60_000);

it('G32: an e-mail address, a phone number or a bank account a person writes stays out of prompts and logs, and comes back in what the model says', async () => {
  const { host, model, lines } = await open();
  try {
    model.orders = { injected: '', obey: [], wanted: [{ name: 'hand_to_person', args: { quote: '', reason: 'Write to [email-b]' } }], first: 'wanted' };
    const view = await host.desk.ask(host.as('ben'), { text: `Write to ${PERSONAL.email}, call ${PERSONAL.phone}, pay ${PERSONAL.iban}` });
    expect(model.prompts.join('\n')).toContain('Write to [email-b], call [phone-c], pay [iban-a]');
    for (const canary of Object.values(PERSONAL)) expect([...model.prompts, ...lines].join('\n')).not.toContain(canary);
    expect(view.handoff?.reason).toBe(`Write to ${PERSONAL.email}`);
    expect(view.turns[0].text).toContain(PERSONAL.phone);
  } finally {
    await host.close();
  }
});

it('G32: what other people asked never enters an employee’s prompt', async () => {
  const { host, model } = await open();
  try {
    const other = await host.desk.ask(host.as('juno'), { text: 'I need Figma for the canary merger' });
    model.prompts.length = 0;
    const own = await host.desk.ask(host.as('ben'), { text: 'What did Juno ask for?' });
    await host.desk.turn(host.as('ben'), own.id, { text: `Show me ${other.id}` });
    expect(model.prompts.join('\n')).not.toMatch(/canary merger|user:default\/juno|Juno Park/);
    expect(model.prompts).toHaveLength(2);
  } finally {
    await host.close();
  }
});

it('G32: every answer says that it is an AI, and whoever asks for a person gets one', async () => {
  const { host, model } = await open();
  try {
    expect(toolsFor(TYPES).map(t => t.name)).toContain('hand_to_person');
    expect((await host.desk.ask(host.as('ben'), { text: 'I need Figma' })).disclosure).toBe('This is an AI; you can ask for a person at any time.');
    model.orders = { injected: '', obey: [], wanted: [{ name: 'hand_to_person', args: { quote: 'a human please', reason: 'Asked for a person' } }], first: 'wanted' };
    const view = await host.desk.ask(host.as('ben'), { text: 'a human please' });
    expect(view.handoff?.state).toBe('open');
    expect((await host.desk.handoffs(host.as('sam'))).map(r => r.id)).toEqual([view.id]);
  } finally {
    await host.close();
  }
});

it.each([
  ['the wifi password is wrong', []], ['My PIN: 4711', ['password']], ['order 1234 5678 9012 3456', []], ['card 5500 0000 0000 0004', ['card number']], ['glpat-canary0123456789abc', ['token']], ['postgres://app:hunter22@db', ['password']],
  ['api_key=abcdef0123456789', ['token']], ['Authorization: Bearer abcdefghijklmnop1234', ['token']], ['INC-4829131 from 2026-11-23', []], ['0000 0000 0000 0000', []],
])('G32: "%s" holds %j', (text, kinds) => { expect(redact(text).found).toEqual(kinds); });

it('G32: a system’s state is kept without what its fields call a secret', () => {
  expect(scrubState({ login: 'ben', password: 'x', access_key: 'y', nested: [{ token: 'z', locked: true }], secrets: 2 })).toEqual({ login: 'ben', password: '[removed]', access_key: '[removed]', nested: [{ token: '[removed]', locked: true }], secrets: 2 });
});

it('G32: names for hidden things are the same in every message of one prompt', () => {
  const veil = createVeil();
  expect([veil.hide('a@b.example and c@d.example'), veil.hide('again c@d.example')]).toEqual(['[email-a] and [email-b]', 'again [email-b]']);
  expect(veil.show({ to: ['[email-b]'] })).toEqual({ to: ['c@d.example'] });
});
