import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { HeadPlace } from '@countersign/core';

/** A place that does not answer by then is tried again with the next head. */
const PUT_MS = 10_000;

/** Where `countersign.audit.heads` says signed heads go, beside the database. @throws on an entry that is neither a file nor an address */
export function headPlaces(config: RootConfigService): readonly HeadPlace[] {
  return (config.getOptionalConfigArray('countersign.audit.heads') ?? []).map(c => {
    const [file, url] = [c.getOptionalString('file'), c.getOptionalString('url')];
    if (Boolean(file) === Boolean(url)) throw new Error('Each entry of countersign.audit.heads has either a file or a url.');
    return file ? fileOf(path.resolve(file)) : addressOf(new URL(url!), c.getOptionalString('tokenEnv'));
  });
}

/** The key heads are signed with, where it is not derived from `countersign.key`; a file is made on first start. */
export function sealKey(config: RootConfigService): Uint8Array | undefined {
  const given = config.getOptionalString('countersign.audit.sealKey');
  const file = config.getOptionalString('countersign.audit.sealKeyFile');
  if (file && !existsSync(file)) {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const text = given ?? (file && readFileSync(file, 'utf8'));
  if (!text) return undefined;
  const key = new Uint8Array(Buffer.from(text.trim(), 'base64'));
  if (key.length !== 32) throw new Error('countersign.audit.sealKey must be 32 bytes in base64, for example from: openssl rand -base64 32');
  return key;
}

/** One note after another; nothing is ever rewritten. */
const fileOf = (file: string): HeadPlace => ({
  name: path.basename(file),
  async put(note) {
    await mkdir(path.dirname(file), { recursive: true });
    await appendFile(file, `${note}\n`);
  },
  kept: async () => (existsSync(file) ? readFile(file, 'utf8') : ''),
});

function addressOf(url: URL, tokenEnv?: string): HeadPlace {
  return {
    name: url.host,
    async put(note) {
      const token = tokenEnv && process.env[tokenEnv];
      if (tokenEnv && !token) throw new Error(`${tokenEnv} is not set`);
      const answer = await fetch(url, { method: 'POST', body: note, redirect: 'error', signal: AbortSignal.timeout(PUT_MS), headers: { 'content-type': 'text/plain; charset=utf-8', ...(token && { authorization: `Bearer ${token}` }) } });
      if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    },
  };
}
