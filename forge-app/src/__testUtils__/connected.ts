import { stringify } from 'yaml';
import { at } from './clock';
import { INES, openForBusiness, OMAR } from './company';
import { createInstallation, GROUPS, PEOPLE, type As, type Installation } from './installation';
import { hosts } from './outside';
import { ScimServer } from './scim';

export const LINEAR = 'https://linear.example';
export const NOTES = 'https://notes.example';
/** An account there that nobody in Jira has. */
export const FORMER = 'former-17';
const owner = `user:jira/${PEOPLE.omar}`;
export const application = (more: object = {}) => ({
  id: 'linear', title: 'Linear', baseUrl: `${LINEAR}/scim/v2/`, credential: 'linear', groups: { viewer: 'Linear viewers', editor: 'Linear editors' }, defaultRole: 'viewer', owner, sensitivity: 'medium', ...more,
});
export const systemsFile = (applications: readonly object[] = [application(), application({ id: 'notes', title: 'Notes', baseUrl: `${NOTES}/scim/v2`, credential: 'notes', sensitivity: 'low' })]) =>
  stringify({ systems: [{ id: 'apps', connector: 'scim', title: 'Applications', accounts: 'atlassian-account-id', applications }] });

/** The connected edition on a site, and an application with a real SCIM server that knows Ada, Omar and somebody who left, and not Sam. */
export class Connected {
  private keys = 0;
  constructor(readonly app: Installation, readonly scim: ScimServer) {}

  get host() { const host = hosts.get(LINEAR); if (!host) throw new Error('the host is not there'); return host; }

  move(ms: number): void { at(Date.now() + ms); }

  setSecret(secret = this.scim.token, as: As = INES) { return this.app.call('setCredential', { name: 'linear', secret }, as); }
  test() { return this.app.ok('testSystem', { id: 'apps' }, INES); }

  /** @returns the request, as far as it goes by itself. */
  async ask(text: string, as: As): Promise<string> {
    const { id } = await this.app.ok('ask', { text, key: `connected-${++this.keys}` }, as);
    await this.app.drain();
    return id;
  }

  async approve(): Promise<void> {
    const [{ id, payloadHash }] = await this.app.ok('approvals', undefined, OMAR);
    await this.app.ok('decide', { id, decision: 'approve', payloadHash }, OMAR);
    await this.app.drain();
  }

  async item(id: string, as: As) { return (await this.app.ok('request', { id }, as)).request?.items[0]; }
  viewers() { return this.scim.members('Linear viewers'); }
  editors() { return this.scim.members('Linear editors'); }

  close(): Promise<void> {
    jest.useRealTimers();
    hosts.clear();
    this.scim.close();
    return this.app.close();
  }
}

export async function createConnected(): Promise<Connected> {
  const app = await createInstallation();
  const scim = await ScimServer.start(['Linear viewers', 'Linear editors'], [{ externalId: PEOPLE.ada, name: 'ada' }, { externalId: PEOPLE.omar, name: 'omar' }, { externalId: FORMER, name: 'former' }]);
  hosts.set(LINEAR, { at: scim.url, allowed: false });
  // A second administrator and a second approver of rules.
  for (const [group, who] of [[GROUPS.administrators, PEOPLE.sam], [GROUPS.managers, PEOPLE.omar]]) app.site.state.groups.find(g => g.groupId === group)?.members.push(who);
  await openForBusiness(app);
  return new Connected(app, scim);
}

export async function textOf(app: Installation, path: string): Promise<string> {
  return (await app.ok('rules', undefined, INES)).files.find(f => f.path === path)?.text ?? '';
}
