import { startScimApp, type ScimPerson } from './app';

/** A process of its own, for tests that run as CommonJS: the server's packages are ES modules. What it serves is sent to its parent. */
async function main(): Promise<void> {
  const { roles, people } = JSON.parse(process.argv[2]) as { roles: readonly string[]; people: readonly ScimPerson[] };
  const { url, token } = await startScimApp({ roles, people });
  process.send?.({ url, token });
  process.on('disconnect', () => process.exit(0));
}

void main();
