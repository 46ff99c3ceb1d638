import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuthService, BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ActionsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { NeedsPerson, readYaml, type Change, type RunResult, type System } from '@countersign/core';
import { z } from 'zod';
import type { LiveCredentials } from './live-credentials';

/** `templates.yaml`: templates somebody reviewed. What is not in it cannot be planned (G11). */
const schema = z.array(z.strictObject({
  template: z.string().regex(/^[a-z0-9-]+$/, 'the name of a Template of the catalog'),
  title: z.string(), says: z.string(), done: z.string(),
  /** Kind of the entity that exists when it has worked. */
  makes: z.enum(['component', 'resource']),
  /** First 16 hex digits of the SHA-256 of the template's spec, as reviewed. */
  pin: z.string().regex(/^[0-9a-f]{16}$/),
}));
type Mapping = z.infer<typeof schema>[number];
type Input = { name: string; description?: string; person: string };

interface Host { readonly actions: ActionsService; readonly catalog: CatalogService; readonly auth: AuthService; readonly live: LiveCredentials }

export const pinOf = (spec: unknown) => createHash('sha256').update(JSON.stringify(spec)).digest('hex').slice(0, 16);

/** Each reviewed template is an action of its own, run as the person through the Actions Registry. */
export function templateSystem(companyDir: string, host: Host): System | undefined {
  const file = path.join(companyDir, 'templates.yaml');
  if (!existsSync(file)) return undefined;
  const mappings = readYaml(file, readFileSync(file, 'utf8'), schema);
  return { id: 'scaffolder', title: 'Templates', config: {}, connector: { id: 'scaffolder', title: 'Templates', config: z.object({}), lookups: [], changes: mappings.map(m => templateChange(m, host)) } };
}

function templateChange(m: Mapping, host: Host): Change<Input, { exists: boolean }> {
  const templateRef = `template:default/${m.template}`;
  return {
    id: m.template, title: m.title, description: `${m.says}. Not repeatable.`, effect: 'change', idempotent: false,
    input: z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/), description: z.string().max(300).optional(), person: z.string() }),
    subject: i => i.person, resource: () => templateRef,
    preview: i => `${m.says} ${i.name}`, done: i => `${m.done} ${i.name}`,
    async read(i) {
      const entity = await host.catalog.getEntityByRef(`${m.makes}:default/${i.name}`, { credentials: await host.auth.getOwnServiceCredentials() });
      return { exists: entity !== undefined };
    },
    reached: (_, s) => (s.exists ? 'held' : 'notHeld'),
    fields: (b, a) => [{ label: 'In the catalog', before: b.exists ? 'Yes' : 'No', after: a.exists ? 'Yes' : 'No', changed: b.exists !== a.exists }],
    readBack: s => (s.exists ? 'The catalog has it' : 'The catalog does not have it'),
    run: i => runTemplate(m, templateRef, i, host),
    poll: (token, ctx) => pollTask(token, credentialsOf(host, ctx.capability.subject), host),
    undoWhyNot: 'A created project is archived by its owners.',
  };
}

function credentialsOf(host: Host, person: string): BackstageCredentials {
  const credentials = host.live.of(person);
  if (!credentials) throw new NeedsPerson(person);
  return credentials;
}

async function runTemplate(m: Mapping, templateRef: string, input: Input, host: Host): Promise<RunResult> {
  const credentials = credentialsOf(host, input.person);
  const template = await host.catalog.getEntityByRef(templateRef, { credentials });
  if (!template) return { outcome: 'refused', code: 'NO_SUCH_TEMPLATE', message: `The catalog has no ${templateRef} that you can see.` };
  const pin = pinOf(template.spec);
  // G11: what was reviewed is what runs; a changed template is frozen until somebody reviews it again.
  if (pin !== m.pin) return { outcome: 'refused', code: 'TEMPLATE_CHANGED', message: `The template changed since it was reviewed. Review it and set pin: ${pin} in templates.yaml.` };
  const { output } = await host.actions.invoke({ id: 'scaffolder:execute-template', input: { templateRef, values: { name: input.name, ...(input.description && { description: input.description }) } }, credentials });
  return { outcome: 'pending', token: (output as { taskId: string }).taskId };
}

async function pollTask(taskId: string, credentials: BackstageCredentials, host: Host): Promise<RunResult> {
  const { output } = await host.actions.invoke({ id: 'scaffolder:get-scaffolder-task-logs', input: { taskId }, credentials });
  const { events } = output as unknown as { events: readonly { type: string; body: { message: string; status?: string } }[] };
  const end = events.find(e => e.type === 'completion');
  if (!end) return { outcome: 'pending', token: taskId };
  // The status stands in the field or, in this release, only in the message.
  const status = end.body.status ?? /status: (\w+)/.exec(end.body.message)?.[1];
  return status === 'completed' ? { outcome: 'changed' } : { outcome: 'refused', code: 'TEMPLATE_FAILED', message: end.body.message };
}
