import { entries, readManifest } from './read';

const closed = readManifest('manifest.yml');
const open = readManifest('manifest.connected.yml');

describe('the edition that runs on Atlassian', () => {
  it('names nothing outside', () => {
    expect(closed.permissions.external).toBeUndefined();
    expect(closed.remotes).toBeUndefined();
    expect(JSON.stringify(closed)).not.toContain('"endpoint"');
  });

  // A dynamic answer counts as data leaving Atlassian.
  it('answers its webtriggers with fixed texts only', () => {
    const triggers = entries(closed, 'webtrigger');
    expect(triggers.map(t => t.key)).toEqual(['connector-events', 'peer-inbox', 'self-test']);
    for (const t of triggers) expect(t.response).toMatchObject({ type: 'static', outputs: expect.arrayContaining([expect.objectContaining({ key: 'unsigned', statusCode: 401 })]) });
  });
});

it('G33: the connected edition names no host of its own: an administrator consents to each', () => {
  expect(open.permissions.external).toEqual({ configurable: { enabled: true } });
  expect(open.remotes).toEqual([expect.not.objectContaining({ baseUrl: expect.anything() })]);
});
