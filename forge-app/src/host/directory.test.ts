import { createInstallation, GROUPS, PEOPLE, type Installation } from '../__testUtils__/installation';
import type { Installed } from './company';

const INSTALLED = { people: { teams: [], contractors: [], interns: [], services: [], privileged: [] }, resources: [] } as unknown as Installed;
const ADA = `user:jira/${PEOPLE.ada}`;

describe('who somebody is, while one call works', () => {
  let app: Installation;
  let now = Date.parse('2026-11-25T09:00:00Z');
  beforeAll(async () => { app = await createInstallation(); });
  afterAll(() => app.close());

  it('G8: is asked of Jira once, and again after half a minute', async () => {
    const { JiraDirectory } = require('./directory') as typeof import('./directory');
    const directory = new JiraDirectory(() => INSTALLED, { now: () => new Date(now) });
    const isInFigma = () => app.as(undefined, async () => (await directory.members(`group:jira/${GROUPS.figma}`)).includes(ADA));
    const isActive = () => app.as(undefined, async () => (await directory.person(ADA))?.active);
    const asked = () => app.calls.filter(c => c.includes('/rest/api/3/')).length;
    expect([await isActive(), await isInFigma(), (await directory.people()).length]).toEqual([true, false, 1]);
    const ada = app.site.state.accounts.find(a => a.accountId === PEOPLE.ada);
    if (ada) ada.active = false;
    app.site.state.groups.find(g => g.groupId === GROUPS.figma)?.members.push(PEOPLE.ada);
    const before = asked();
    now += 29_999;
    expect([await isActive(), asked() - before]).toEqual([true, 0]);
    now += 1;
    expect([await isActive(), (await directory.people())[0].active]).toEqual([false, false]);
    expect(await isInFigma()).toBe(false);
    if (ada) ada.active = true;
    now += 30_000;
    expect([await isActive(), await isInFigma()]).toEqual([true, true]);
  });

  it('G12: who leads a team is known without reading the team', async () => {
    const { JiraDirectory } = require('./directory') as typeof import('./directory');
    const directory = new JiraDirectory(() => ({ ...INSTALLED, people: { ...INSTALLED.people, teams: [{ group: `group:jira/${GROUPS.everyone}`, manager: ADA }] } }), { now: () => new Date(now) });
    const before = app.calls.length;
    expect([await directory.leads(ADA), await directory.leads(`user:jira/${PEOPLE.omar}`), app.calls.length - before]).toEqual([true, false, 0]);
  });
});
