import { z } from 'zod';
import type { Store } from './store';

const iso = z.string().refine(s => !Number.isNaN(Date.parse(s)), 'an ISO-8601 time');

/** `systems.yaml`: what the demo systems hold when they are empty. Accounts are named by their immutable id. */
export const systemsSchema = z.strictObject({
  directory: z.record(z.string(), z.strictObject({
    login: z.string(), locked: z.boolean().default(false), lockedSince: iso.nullable().default(null), failedSignIns: z.int().nonnegative().default(0),
    passwordSetAt: iso.default('2026-09-03T08:00:00.000Z'), mustChange: z.boolean().default(false), factors: z.int().default(1), sessions: z.int().default(1), disabled: z.boolean().optional(),
  })),
  apps: z.record(z.string(), z.strictObject({ limit: z.int().positive(), taken: z.int().nonnegative().default(0), roles: z.array(z.string()).min(1), group: z.boolean().optional() })),
  prod: z.record(z.string(), z.strictObject({ roles: z.array(z.string()).min(1) })),
  printers: z.record(z.string(), z.strictObject({ state: z.string(), jobs: z.int().nonnegative() })),
  software: z.array(z.string()),
  incidents: z.record(z.string().regex(/^[A-Z]+-\d+$/), z.strictObject({ title: z.string(), system: z.string(), status: z.enum(['open', 'closed']) })),
  /** Employment by HR's number. */
  hr: z.record(z.string(), z.strictObject({ status: z.enum(['employed', 'left']), leftOn: iso.nullable().default(null) })).default({}),
  /** Who takes turns on call, by account of the incidents system. */
  rotas: z.record(z.string().regex(/^[a-z][a-z-]*$/), z.array(z.string()).min(1)).default({}),
});
export type SystemsSeed = z.infer<typeof systemsSchema>;

export interface Stores { readonly directory: Store; readonly prod: Store; readonly print: Store; readonly devices: Store; readonly incidents: Store; readonly hr: Store; readonly code: Store }

/** Fills what is empty; what is there stays, so a restart keeps what was done. */
export function seed(stores: Stores, s: SystemsSeed): void {
  const fill = (store: Store, kind: string, entries: Readonly<Record<string, unknown>>) => {
    if (store.isEmpty()) for (const [id, body] of Object.entries(entries)) store.put(kind, id, body);
  };
  fill(stores.directory, 'account', s.directory);
  fill(stores.prod, 'system', s.prod);
  fill(stores.print, 'printer', s.printers);
  fill(stores.devices, 'software', Object.fromEntries(s.software.map(n => [n, {}])));
  fill(stores.hr, 'employee', s.hr);
  fill(stores.incidents, 'incident', Object.fromEntries(Object.entries(s.incidents).map(([key, i]) => [key, { key, ...i }])));
}
