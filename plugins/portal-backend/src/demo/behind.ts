import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock, System } from '@countersign/core';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

export const behindSchema = z.strictObject({ action: z.string().regex(/^[a-z]+\.[a-z-]+$/), input: z.looseObject({ person: z.string() }) });
interface Behind { readonly systems: readonly System[]; /** Folder of the company. */ readonly company: string; readonly clock: Clock }

/**
 * Demo only: what an administrator of one system could do on its own screen. Gives access there behind the desk's back, with the
 * system's own token, so that a scan has something to find.
 */
export function createBehind({ systems, company, clock }: Behind): (given: z.infer<typeof behindSchema>) => Promise<{ outcome: string }> {
  return async ({ action, input }) => {
    const [id, verb] = action.split('.');
    const system = systems.find(s => s.id === id);
    const change = system?.connector.changes.find(c => c.id === verb && c.gives === 'access');
    if (!system || !change) throw new Error(`${action} gives no access in the demo. Try prod.grant-role or saas.grant-seat.`);
    const answer = await change.run(change.input.parse(input), {
      config: system.config, clock, fetch, signal: AbortSignal.timeout(20_000), account: async person => accountOf(company, person, id),
      runKey: randomUUID(), capability: {} as never, progress: () => undefined, oneTimeSecret: async () => '',
    });
    if (answer.outcome === 'refused') throw new Error(`${system.title} refused it: ${answer.message}`);
    return { outcome: answer.outcome };
  };
}

interface Entity { readonly kind?: string; readonly metadata?: { readonly name?: string; readonly annotations?: Readonly<Record<string, string>> } }

/** As the company's catalog links it. */
function accountOf(company: string, person: string, system: string): string {
  const dir = path.resolve(company, 'catalog');
  const entities = readdirSync(dir).filter(f => f.endsWith('.yaml')).flatMap(f => parseAllDocuments(readFileSync(path.join(dir, f), 'utf8')).map(d => d.toJS() as Entity | null));
  const account = entities.find(e => e?.kind === 'User' && `user:default/${e.metadata?.name}` === person)?.metadata?.annotations?.[`account.countersign.dev/${system}`];
  if (!account) throw new Error(`${person} has no account in ${system}`);
  return account;
}
