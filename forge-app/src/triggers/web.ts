import { DeskError } from '@countersign/core';
import { z } from 'zod';
import { clock } from '../host/clock';
import { withDesk } from '../host/desk';
import { installationKey, setUpOf } from '../host/installation';
import { log } from '../host/log';
import { wakePeers } from '../host/peers';
import { signedMessage, webhookSecret, type WebRequest } from '../host/webhook';
import { forgeKnex, selfTest as testDatabase, UsedNonces } from '../storage';

/** Anyone may call these addresses. Answers are fixed in the manifest, so that nothing leaves by them. */
interface Receipt { readonly outputKey: string }
const said = (outputKey: string): Receipt => ({ outputKey });
/** Bytes of one event. */
const MOST = 200_000;
const event = z.strictObject({ source: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/), kind: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/), ref: z.string().min(1).max(200) });
const parsed = (text: string | undefined): unknown => { try { return JSON.parse(text ?? ''); } catch { return undefined; } };

/** A connected system says that something changed: a hint that is read again (G4). Signed with that sender's own secret, once. */
export async function onConnectorEvent(request: WebRequest): Promise<Receipt> {
  const heard = event.safeParse(parsed((request.body?.length ?? 0) > MOST ? undefined : request.body));
  if (!heard.success) return said('malformed');
  const id = signedMessage(request, webhookSecret(await installationKey(), heard.data.source), clock.now());
  if (!id) return said('unsigned');
  if (!(await setUpOf())) return said('busy');
  return withDesk({ items: 'queue' }, async ({ desk, nonces }) => {
    const message = `webhook:${heard.data.source}:${id}`;
    if (await nonces.used(message)) return said('accepted');
    // Marked once it was taken: what breaks before that is sent again, and reading a source twice changes nothing twice.
    await desk.event(heard.data);
    await nonces.use(message, new Date(clock.now().getTime() + 3_600_000).toISOString());
    return said('accepted');
  }).catch(refusal);
}

/** Messages of the paired host: believed for their signature alone; what goes back is fetched from the outbox. */
export async function onPeer(request: WebRequest): Promise<Receipt> {
  const { body } = request;
  if (!body || body.length > 1_000_000) return said('malformed');
  if (!(await setUpOf())) return said('busy');
  return withDesk({ items: 'queue' }, async ({ desk }) => {
    await desk.peerReceive(body);
    await wakePeers(desk);
    return said('accepted');
  }).catch(refusal);
}

/** After a first installation: what documents leave open about the database, tried. Read the findings in the app's log. */
export async function selfTest(request: WebRequest): Promise<Receipt> {
  const id = signedMessage(request, webhookSecret(await installationKey(), 'self-test'), clock.now());
  if (!id || !(await new UsedNonces(forgeKnex(), () => clock.now()).use(`webhook:self-test:${id}`, new Date(clock.now().getTime() + 3_600_000).toISOString()))) return said('unsigned');
  const findings = await testDatabase();
  for (const f of findings) log.info(`self-test: ${f.ok ? 'as expected' : 'DIFFERENT'}: ${f.what}: ${f.found}`);
  return said(findings.every(f => f.ok) ? 'passed' : 'failed');
}

function refusal(error: unknown): Receipt {
  if (error instanceof DeskError && error.status === 401) return said('unsigned');
  if (error instanceof DeskError && error.status < 500) return said('malformed');
  log.error('a message could not be taken; its sender tries again', error as Error);
  return said('busy');
}
