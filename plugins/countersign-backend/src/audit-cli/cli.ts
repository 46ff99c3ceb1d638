import { createWriteStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Replay } from '@countersign/core';
import { PortalCall } from './portal';
import { verifyFile } from './verify';

const say = (line: string) => process.stdout.write(`${line}\n`);
const HELP = `audit verify FILE [--key FILE|KEY]… [--head FILE]      checks an export or a pack by itself, without network
audit export [--from T] [--to T] [--request REQ] [--person REF] [--personal] --out FILE
audit pack --request REQ | --person REF --out DIR       a page to read, and lines that verify by themselves
audit keep --out DIR                                    the public key and the newest heads, to keep where we cannot reach them
audit period --from T --to T                            counts of the record beside what the systems say
replay REQUEST                                          every plan and decision made again from the record

verify exits with 0 proven, 1 broken, 2 consistent and completeness not proven.
replay exits with 0 all the same, 1 something differs. Everything exits with 3 when it cannot be done.
Online commands talk to --url (http://127.0.0.1:7007) with the token in COUNTERSIGN_TOKEN; on a demo, as its auditor.`;

const text = { type: 'string' } as const;
const options = { key: { type: 'string', multiple: true }, head: text, from: text, to: text, request: text, person: text, personal: { type: 'boolean' }, out: text, url: text, help: { type: 'boolean' } } as const;

/** `audit …` and `replay REQUEST`. @returns the exit code, as --help says. */
export async function main(argv: string[]): Promise<number> {
  const { values: o, positionals: [room, verb, ...rest] } = parseArgs({ args: argv, allowPositionals: true, options });
  const portal = new PortalCall((o.url ?? 'http://127.0.0.1:7007').replace(/\/$/, ''));
  if (o.help) { say(HELP); return 0; }
  if (room === 'replay' && verb && !rest.length) return replay(portal, verb);
  const known = room === 'audit' && (verb === 'verify' ? rest.length === 1 : !rest.length);
  switch (known ? verb : undefined) {
    case 'verify': return verifyFile(rest[0], o);
    case 'export': return save(portal, needed(o.out, '--out FILE'), '/audit/export', { from: o.from, to: o.to, requestId: o.request, person: o.person, ...(o.personal && { personal: 'true' }) });
    case 'pack': {
      const dir = needed(o.out, '--out DIR');
      const of = { requestId: o.request, person: o.person };
      return (await save(portal, path.join(dir, 'evidence.jsonl'), '/audit/pack', { ...of, format: 'jsonl' })) || save(portal, path.join(dir, 'evidence.html'), '/audit/pack', { ...of, format: 'html' });
    }
    case 'keep': return keep(portal, needed(o.out, '--out DIR'));
    case 'period': say(JSON.stringify(await (await portal.get('/audit/period', { from: needed(o.from, '--from'), to: needed(o.to, '--to') })).json(), null, 2)); return 0;
    default: throw new Error(`Say one of:\n${HELP}`);
  }
}

async function save(portal: PortalCall, file: string, at: string, query: Record<string, string | undefined>): Promise<number> {
  if (existsSync(file) && statSync(file).isDirectory()) return save(portal, path.join(file, 'record.jsonl'), at, query);
  const answer = await portal.get(at, query);
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file));
  say(`${file}: ${statSync(file).size} bytes`);
  return 0;
}

/** The auditor's own copy: a new head is added to those kept before, never instead of them. */
async function keep(portal: PortalCall, dir: string): Promise<number> {
  const { key, kid } = (await (await portal.get('/audit/key')).json()) as { key: string; kid: string };
  const { heads } = (await (await portal.get('/audit/heads')).json()) as { heads: { note: string; size: number; at: string }[] };
  mkdirSync(dir, { recursive: true });
  const keyFile = path.join(dir, 'auditor.key');
  const kept = existsSync(keyFile) ? readFileSync(keyFile, 'utf8') : '';
  if (kept && !kept.includes(key)) throw new Error(`The portal signs with another key than the one in ${keyFile}, now ${kid}. Ask why before you add it there yourself: ${key}`);
  if (!kept) writeFileSync(keyFile, `${key}\n`);
  let after = heads;
  let last = heads.at(-1);
  while (after.length) {
    last = after.at(-1);
    after = ((await (await portal.get('/audit/heads', { after: String(last!.size) })).json()) as { heads: typeof heads }).heads;
  }
  if (!last) throw new Error('There is no signed head yet. Try again in a minute.');
  writeFileSync(path.join(dir, 'heads.txt'), `${last.note}\n`, { flag: 'a' });
  say(`key ${kid} and the head over ${last.size} entries of ${last.at} are in ${dir}`);
  return 0;
}

const WORDS = { same: 'same', different: 'DIFFERENT', erased: 'erased', unrecorded: 'no facts' } as const;

async function replay(portal: PortalCall, id: string): Promise<number> {
  const { steps } = (await (await portal.get(`/requests/${encodeURIComponent(id)}/replay`)).json()) as Replay;
  for (const s of steps) say(`${WORDS[s.result].padEnd(10)} event ${s.seq}, the ${s.what} for ${s.itemId}${s.why ? `: ${s.why}` : ''}`);
  const of = (result: keyof typeof WORDS) => steps.filter(s => s.result === result).length;
  say(`${of('same')} the same, ${of('different')} different${of('erased') ? `, ${of('erased')} erased` : ''}${of('unrecorded') ? `, ${of('unrecorded')} without facts` : ''}`);
  return of('different') ? 1 : 0;
}

function needed(value: string | undefined, name: string): string {
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}

if (require.main === module) {
  main(process.argv.slice(2)).then(code => process.exit(code), error => { process.stderr.write(`${error.message}\n`); process.exit(3); });
}
