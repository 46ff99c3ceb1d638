import { createHash } from 'node:crypto';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { z } from 'zod';

/** Where a host that may not send lays out its messages: properties of a Jira project, read with Jira's own API. */
export interface Outbox { readonly site: string; readonly project: string; /** `mail:token`, or a bearer token. */ readonly token: string }

/** Parts of 30,000 characters; a batch has at most 300,000. */
const MOST_PARTS = 40;
const contents = z.object({ value: z.object({ countersign: z.literal('outbox/1'), parts: z.int().min(1).max(MOST_PARTS), sha256: z.string().length(64) }) });
const part = z.object({ value: z.object({ text: z.string().max(32_768) }) });
const pairings = z.record(z.string(), z.object({ countersign: z.literal('peer/1'), envelopes: z.array(z.string()) }));

/** The section `countersign.peers`, by name. Fails at start where a token is missing. */
export function outboxesIn(config: RootConfigService, env: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, Outbox> {
  const section = config.getOptionalConfig('countersign.peers');
  return new Map((section?.keys() ?? []).flatMap(name => {
    const outbox = section?.getOptionalConfig(`${name}.outbox`);
    if (!outbox) return [];
    const tokenEnv = outbox.getString('tokenEnv');
    const token = env[tokenEnv];
    if (!token) throw new Error(`countersign.peers.${name}.outbox.tokenEnv: ${tokenEnv} is not set in the environment.`);
    return [[name, { site: outbox.getString('site').replace(/\/+$/, ''), project: outbox.getString('project'), token }]];
  }));
}

/**
 * What lies there by pairing. Undefined where nothing lies there, where it is what was read before, and while it is being replaced: then the next
 * round reads it whole.
 */
export async function readOutbox(call: typeof fetch, outbox: Outbox, before: string | undefined): Promise<{ sha256: string; pairings: z.infer<typeof pairings> } | undefined> {
  const found = await property(call, outbox, 'countersign-outbox');
  if (found === undefined) return undefined;
  const { parts, sha256 } = contents.parse(found).value;
  if (sha256 === before) return undefined;
  let text = '';
  for (let n = 1; n <= parts; n++) {
    const piece = await property(call, outbox, `countersign-outbox-${n}`);
    if (piece === undefined) return undefined;
    text += part.parse(piece).value.text;
  }
  if (createHash('sha256').update(text).digest('hex') !== sha256) return undefined;
  return { sha256, pairings: pairings.parse(JSON.parse(text)) };
}

async function property(call: typeof fetch, { site, project, token }: Outbox, key: string): Promise<unknown> {
  const authorization = token.includes(':') ? `Basic ${Buffer.from(token).toString('base64')}` : `Bearer ${token}`;
  const answer = await call(`${site}/rest/api/3/project/${encodeURIComponent(project)}/properties/${key}`, { headers: { accept: 'application/json', authorization } });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`Jira answered ${answer.status}`);
  return answer.json();
}
