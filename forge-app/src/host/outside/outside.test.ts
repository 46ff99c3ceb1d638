import '../../__testUtils__/outside';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { application, systemsFile } from '../../__testUtils__/connected';
import { hosts } from '../../__testUtils__/outside';
import { accountIn, applicationsIn, ownerIn } from './connected';
import { outsideFetch } from './fetch';

const reading = (edition: 'runs-on-atlassian' | 'connected') => {
  let read: typeof import('./file').readSystems = () => [];
  jest.isolateModules(() => {
    jest.doMock('../../generated/edition', () => ({ EDITION: edition }));
    read = (require('./file') as typeof import('./file')).readSystems;
  });
  return read;
};
const read = (text: string) => reading('connected')({ 'systems.yaml': text });
const mistakes = (text: string) => { try { read(text); return ''; } catch (error) { return (error as Error).message; } };

describe('the edition that runs on Atlassian', () => {
  it('G33: refuses a file that names systems, and says the next step; an empty one is fine', () => {
    expect(() => reading('runs-on-atlassian')({ 'systems.yaml': systemsFile() })).toThrow('this edition runs on Atlassian and reaches no system outside: leave the file empty, or install the connected edition');
    expect(reading('runs-on-atlassian')({ 'systems.yaml': 'systems: []\n' })).toEqual([]);
    expect(reading('runs-on-atlassian')({})).toEqual([]);
  });

  it('G33: reaches no application, whatever it is handed', async () => {
    hosts.set('https://linear.example', { at: 'http://127.0.0.1:1', allowed: true });
    const applications = applicationsIn(read(systemsFile()));
    expect(applications).toHaveLength(2);
    await expect(outsideFetch(() => applications, 'runs-on-atlassian')('https://linear.example/scim/v2/Users')).rejects.toThrow('linear.example cannot be reached from here');
    hosts.clear();
  });
});

it('G33: the connected edition reaches what the rules name, below their own address and over https', async () => {
  const go = outsideFetch(() => applicationsIn(read(systemsFile())), 'connected');
  for (const url of ['http://linear.example/scim/v2/Users', 'https://linear.example/scim/v3/Users', 'https://linear.example/scim/v2/../../admin', 'https://linear.example.evil.example/scim/v2/Users', 'https://other.example/']) {
    await expect(go(url)).rejects.toThrow('cannot be reached from here');
  }
});

describe('systems.yaml', () => {
  it('the starter’s own is read, and lists nothing yet', () => {
    expect(read(readFileSync(join(__dirname, '../../../starter-connected/systems.yaml'), 'utf8'))).toMatchObject([{ id: 'apps', connector: 'scim', applications: [] }]);
  });

  it.each([
    ['an address that is not https', { baseUrl: 'http://linear.example/scim/v2' }, 'an https address by name'],
    ['an address by number', { baseUrl: 'https://10.0.0.7/scim' }, 'an https address by name'],
    ['a name of this machine', { baseUrl: 'https://localhost/scim' }, 'an https address by name'],
    ['a user in the address', { baseUrl: 'https://ada:linear@linear.example/scim' }, 'an https address by name'],
    ['a role that is not there', { defaultRole: 'admin' }, 'is no role under groups'],
    ['a secret instead of its name', { credential: 'lin_api_8Zq0' }, 'the name of a secret'],
    ['an owner by name', { owner: 'group:jira/Design Team' }, 'a group or a person by id'],
  ])('refuses %s', (_, more, says) => {
    expect(mistakes(systemsFile([application(more)]))).toContain(says);
  });

  it('G33: one secret is for one host', () => {
    expect(mistakes(systemsFile([application(), application({ id: 'two', baseUrl: 'https://two.example/scim' })]))).toContain('the secret linear is for two hosts');
  });

  it('G2: one account is for one person; ids of the site itself are taken', () => {
    const by = (accounts: string, id = 'apps') => `systems:\n  - { id: ${id}, connector: scim, title: Apps, accounts: ${accounts} }\n`;
    expect(mistakes(by('{ "user:jira/a": e-1, "user:jira/b": e-1 }'))).toContain('two people have the same account');
    expect(mistakes(by('atlassian-account-id', 'jira'))).toContain('is taken');
    const [listed] = read(by('{ "user:jira/a": e-1 }'));
    expect([accountIn(listed, 'user:jira/a'), accountIn(listed, 'user:jira/b'), accountIn(listed, 'constructor'), ownerIn(listed, 'e-1'), ownerIn(listed, 'user:jira/a')]).toEqual(['e-1', undefined, undefined, 'user:jira/a', undefined]);
    const [own] = read(by('atlassian-account-id'));
    expect([accountIn(own, 'user:jira/a'), accountIn(own, 'user:default/ada'), ownerIn(own, 'a'), ownerIn(own, 'ada@tidewater.example')]).toEqual(['a', undefined, 'user:jira/a', undefined]);
  });
});
