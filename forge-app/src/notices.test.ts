import { parseDocument } from 'yaml';
import { ADA, change, INES, MIRA, OMAR, openForBusiness } from './__testUtils__/company';
import { issueOf } from './__testUtils__/filing';
import { createInstallation, PEOPLE, type Installation } from './__testUtils__/installation';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

const ISSUE = '10105';
const SECRET = 'xoxb-4711-quite-secret';

describe('mail about what has no issue', () => {
  let app: Installation;
  const sent = () => (app as Installation).site.state.notices.splice(0);
  const to = (...people: (keyof typeof PEOPLE)[]) => people.map(p => PEOPLE[p]).sort();
  const checked = async () => (await (app as Installation).ok('admin', undefined, INES)).checklist.find(l => l.id === 'notices');
  const jiraYaml = async (notices: string) => {
    const { files } = await (app as Installation).ok('rules', undefined, INES);
    const doc = parseDocument(files.find(f => f.path === 'jira.yaml')?.text ?? '');
    doc.set('notices', notices);
    return { 'jira.yaml': doc.toString() };
  };

  beforeAll(async () => {
    app = await createInstallation();
    if (app) await openForBusiness(app);
  });
  afterAll(() => app.close());

  it('where jira.yaml names no issue nothing is sent, and the list of steps says so', async () => {
    await app.ok('ask', { text: 'add me to Figma users for two weeks', key: 'notice-001' }, ADA);
    await app.drain();
    expect(sent()).toEqual([]);
    expect(await checked()).toMatchObject({ done: false, next: expect.stringContaining('notices:') });
    await change(app, await jiraYaml('999999'));
    expect(await checked()).toMatchObject({ done: false, next: expect.stringContaining('999999') });
    await change(app, await jiraYaml(ISSUE));
    expect(await checked()).toMatchObject({ done: true });
    sent();
  });

  it('G16: a decision, an alarm and news go by fixed words to exactly those concerned, and leave nothing on the issue', async () => {
    const before = JSON.stringify(issueOf(app, ISSUE));
    const { id } = await app.ok('ask', { text: `add me to Figma users for two weeks, ${SECRET}`, key: 'notice-002' }, ADA);
    await app.drain();
    const decision = sent();
    expect(decision.map(m => [m.issueId, m.to, m.subject])).toEqual([[ISSUE, to('omar'), 'Countersign: your decision is asked']]);
    expect(decision[0].text).toContain(id);
    await app.ok('pullSwitch', { kind: 'stop-changes', reason: `Ada Lind used ${SECRET}` }, INES);
    const alarm = sent();
    expect(alarm.map(m => [m.issueId, [...m.to].sort(), m.subject])).toEqual([[ISSUE, to('ines', 'mira'), 'Countersign: please look now']]);
    const [{ id: pulled }] = (await app.ok('admin', undefined, INES)).switches?.pulled ?? [];
    for (const who of [INES, MIRA]) await app.ok('releaseSwitch', { id: pulled }, who);
    sent();
    await app.ok('delegations', { do: 'give', to: `user:jira/${PEOPLE.sam}`, from: new Date().toISOString(), until: new Date(Date.now() + 86_400_000).toISOString(), reason: SECRET }, OMAR);
    const news = sent();
    expect(news.find(m => m.subject === 'Countersign: there is news for you')?.to).toEqual(to('sam'));
    for (const { subject, text } of [...decision, ...alarm, ...news]) expect(`${subject} ${text}`).not.toMatch(/xoxb|Figma|Ada|Omar|Lind|https?:|www\./);
    expect(JSON.stringify(issueOf(app, ISSUE))).toBe(before);
  });

  it('a proposed change of the rules reaches those who may approve it; whoever proposed it is not among them', async () => {
    await app.ok('proposeRules', { reason: `Because ${SECRET} was seen`, change: { 'jira.yaml': `${(await jiraYaml(ISSUE))['jira.yaml']}# ${SECRET}\n` } }, INES);
    await app.drain();
    const mails = sent();
    expect(mails.map(m => [m.issueId, m.to, m.subject])).toEqual([[ISSUE, to('mira'), 'Countersign: your decision is asked']]);
    expect(JSON.stringify(mails)).not.toContain(SECRET);
  });

  it('mail that Jira refuses fails nothing: what was asked goes on and waits for its yes', async () => {
    app.site.fail({ path: `/issue/${ISSUE}/notify`, status: 403 });
    app.site.fail({ path: `/issue/${ISSUE}/notify`, status: 502 });
    const ids: string[] = [];
    for (const key of ['notice-003', 'notice-004']) ids.push((await app.ok('ask', { text: 'add me to Figma users for two weeks', key }, MIRA)).id);
    await app.drain();
    for (const id of ids) expect((await app.ok('request', { id }, MIRA)).request?.items[0]).toMatchObject({ waiting: { for: 'approval' } });
  });
});
