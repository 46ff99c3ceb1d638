import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { verifyExport, verifyPack, type Brought, type Inspection } from '@countersign/core';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Verifies a file by itself. @returns 0 proven, 1 broken, 2 consistent and completeness not proven */
export async function verifyFile(file: string, { key = [], head }: { readonly key?: readonly string[]; readonly head?: string }): Promise<number> {
  if (!existsSync(file)) throw new Error(`${file} is not there.`);
  if (head && !existsSync(head)) throw new Error(`${head} is not there: it is the file with the last heads you kept.`);
  const brought: Brought = { keys: key.flatMap(keysIn), ...(head && { heads: readFileSync(head, 'utf8') }) };
  const isPack = (await typeOf(file)) === 'pack';
  // Opened only now: lines that nobody awaits yet are lost.
  const found = isPack ? verifyPack(readFileSync(file, 'utf8').split('\n'), brought) : await verifyExport(linesOf(file), brought);
  report(found);
  return { proven: 0, broken: 1, consistent: 2 }[found.completeness];
}

/** A key itself, or a file with one on each line. */
const keysIn = (key: string): string[] => (existsSync(key) ? readFileSync(key, 'utf8').split('\n').map(l => l.trim()).filter(Boolean) : [key]);

const linesOf = (file: string) => createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });

async function typeOf(file: string): Promise<string | undefined> {
  for await (const line of linesOf(file)) {
    try { return (JSON.parse(line) as { type?: string }).type; } catch { return undefined; }
  }
  return undefined;
}

function report(found: Inspection): void {
  say(`${found.events} events of ${found.requests} requests and streams, ${found.entries} entries in the tree, ${found.heads} signed ${found.heads === 1 ? 'head' : 'heads'}`);
  if (found.head) say(`last head: ${found.head.size} entries at ${found.head.at}, signed with key ${found.head.kid}`);
  for (const { from, to } of found.gaps) say(`nothing ran from ${from} to ${to}`);
  for (const f of found.faults) say(f.requestId ? `BROKEN  ${f.requestId}, event ${f.seq}: ${f.why}` : `BROKEN  ${f.why}`);
  if (found.completeness === 'proven') say('proven: nothing was changed, and nothing is missing up to your head');
  if (found.completeness === 'consistent') {
    say('consistent; completeness not proven');
    for (const line of found.unproven) say(`  ${line}`);
  }
}
