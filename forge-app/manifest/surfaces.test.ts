import { entries, everyEntry, readManifest } from './read';

const manifest = readManifest('manifest.yml');
const portal = everyEntry(manifest).filter(({ type }) => type.startsWith('jiraServiceManagement:portal'));
const agents = everyEntry(manifest).filter(({ type, entry }) => 'resource' in entry && !type.startsWith('jiraServiceManagement:portal'));

describe('the portal', () => {
  it('has the four places', () => {
    expect(portal.map(({ type }) => type.split(':')[1]).sort()).toEqual(['portalHeader', 'portalProfilePanel', 'portalRequestCreatePropertyPanel', 'portalRequestDetailPanel']);
  });

  // The schema takes any word here; a wrong one hides the module from every customer.
  it.each(portal)('$entry.key is open to customers and people without a licence, to nobody unknown', ({ entry }) => {
    expect(entry.unlicensedAccess).toEqual(['unlicensed', 'customer']);
  });
});

it.each(agents)('$entry.key is closed to customers', ({ entry }) => {
  expect(entry.unlicensedAccess).toBeUndefined();
});

it('G26: auditors, privacy officers and security have a page of their own: Jira opens its settings to its administrators alone', () => {
  const [admin] = entries(manifest, 'jira:adminPage');
  expect(entries(manifest, 'jira:globalPage').map(p => p.resource)).toEqual([admin.resource]);
});

describe('events', () => {
  const onIssues = entries(manifest, 'trigger').filter(t => (t.events as string[]).some(e => e.endsWith(':issue')));

  it('come for issues made, commented and updated', () => {
    expect(onIssues.flatMap(t => t.events)).toEqual(['avi:jira:created:issue', 'avi:jira:commented:issue', 'avi:jira:updated:issue']);
  });

  it.each(onIssues)('$key leaves out our own and other kinds of project', ({ filter }) => {
    expect(filter).toMatchObject({ ignoreSelf: true, expression: expect.stringContaining("'service_desk'") });
  });
});

describe('permissions in Jira', () => {
  it('are three, and being an administrator of Jira does not make an auditor', () => {
    expect(entries(manifest, 'jira:projectPermission').map(p => p.name)).toEqual(['Approve agent actions']);
    expect(entries(manifest, 'jira:globalPermission').map(p => [p.name, p.anonymousAllowed, p.defaultGrants])).toEqual([
      ['Administer Countersign', false, ['jira-administrators']],
      ['Audit Countersign', false, ['none']],
    ]);
  });
});

it('G15: assistants and automation may ask, look and propose; nothing they can call decides', () => {
  const offered = entries(manifest, 'action').map(a => a.key);
  expect(offered).toEqual(['ask', 'status', 'propose']);
  for (const { actions } of [...entries(manifest, 'rovo:agent'), ...entries(manifest, 'automation:actionProvider')]) expect(offered).toEqual(expect.arrayContaining(actions as string[]));
  expect(entries(manifest, 'action').map(a => a.function)).toEqual(['rovo-ask', 'rovo-status', 'rovo-propose']);
});
