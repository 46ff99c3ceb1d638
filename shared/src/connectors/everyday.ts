import { z } from 'zod';
import type { Change, Connector, Lookup } from '../contract';
import { call, path, refused, type Endpoint } from './http';
import { endpoint, entityRef, personRef } from './refs';

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

interface Queue { readonly state: string; readonly jobs: number }
const clearQueue: Change<{ printer: string; person: string }, Queue, Endpoint> = {
  id: 'clear-queue', title: 'Clear print queue', effect: 'change', idempotent: true,
  description: 'Cancels stuck jobs and resumes the printer. Safe to repeat.',
  input: z.object({ printer: entityRef, person: personRef }), subject: i => i.person, resource: i => i.printer,
  preview: (i, say) => `Clear the print queue of ${say.resource(i.printer)}`, done: (i, say) => `Cleared the print queue of ${say.resource(i.printer)}`,
  async read(i, ctx) {
    const answer = await call<Queue>(ctx, ctx.config, 'GET', path('printers', nameOf(i.printer)));
    if (answer.status !== 200) throw new Error(refused(answer).message);
    return answer.body;
  },
  reached: (_, q) => (q.state === 'idle' && q.jobs === 0 ? 'held' : 'notHeld'), readBack: q => `The printer says ${q.state}, ${q.jobs} jobs`,
  fields: (b, a) => [
    { label: 'Printer', before: b.state, after: a.state, changed: b.state !== a.state },
    { label: 'Waiting jobs', before: String(b.jobs), after: String(a.jobs), changed: b.jobs !== a.jobs },
  ],
  async run(i, ctx) {
    const answer = await call(ctx, ctx.config, 'POST', path('printers', nameOf(i.printer), 'clear'), { body: {}, runKey: ctx.runKey });
    return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
  },
  undoWhyNot: 'Cancelled print jobs cannot come back; print again.',
};

/** Print queues. */
export const printersConnector: Connector<Endpoint> = { id: 'printers', title: 'Printers', config: endpoint, lookups: [], changes: [clearQueue] };

interface Installed { readonly installed: boolean }
type Software = { software: string; person: string };
const softwareInput = z.object({ software: z.string().regex(/^[a-z0-9-]{2,40}$/), person: personRef });
function software(id: string, verb: string, past: string, wanted: boolean, method: 'PUT' | 'DELETE'): Change<Software, Installed, Endpoint> {
  return {
    id, title: verb, effect: 'change', idempotent: true, description: `${verb} listed software on the person's laptop. Safe to repeat.`,
    input: softwareInput, subject: i => i.person, resource: i => `software:default/${i.software}`,
    preview: (i, say) => `${verb} ${i.software} ${wanted ? 'on' : 'from'} the laptop of ${say.person(i.person)}`, done: (i, say) => `${past} ${i.software} ${wanted ? 'on' : 'from'} the laptop of ${say.person(i.person)}`,
    async read(i, ctx) {
      const answer = await call<Installed>(ctx, ctx.config, 'GET', path('devices', await ctx.account(i.person), 'software', i.software));
      if (answer.status !== 200) throw new Error(refused(answer).message);
      return answer.body;
    },
    reached: (_, s) => (s.installed === wanted ? 'held' : 'notHeld'), readBack: s => `The laptop says ${s.installed ? 'installed' : 'not installed'}`,
    fields: (b, a) => [{ label: 'Software', before: b.installed ? 'Installed' : 'Not installed', after: a.installed ? 'Installed' : 'Not installed', changed: b.installed !== a.installed }],
    async run(i, ctx) {
      const answer = await call(ctx, ctx.config, method, path('devices', await ctx.account(i.person), 'software', i.software), { runKey: ctx.runKey });
      return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
    },
    ...(wanted
      ? { undo: { change: 'remove-software', input: (i: Software) => ({ software: i.software, person: i.person }), sentence: () => 'Removes the software again', days: 30 } }
      : { undoWhyNot: 'Ask to install it again.' }),
  };
}

/** Software on managed laptops. */
export const devicesConnector: Connector<Endpoint> = {
  id: 'devices', title: 'Devices', config: endpoint, lookups: [],
  changes: [software('install-software', 'Install', 'Installed', true, 'PUT'), software('remove-software', 'Remove', 'Removed', false, 'DELETE')],
};

interface Incident { readonly key: string; readonly status: string; readonly title: string }
const openIncident: Change<{ title?: string; system: string; person: string }, { open: readonly Incident[] }, Endpoint> = {
  id: 'open-incident', title: 'Open an incident', effect: 'change', idempotent: true,
  description: 'Opens an incident for a system; an open one for the same system is found instead.',
  input: z.object({ title: z.string().max(300).optional(), system: entityRef, person: personRef }), subject: i => i.person, resource: i => i.system,
  preview: (i, say) => `Open an incident for ${say.resource(i.system)}`, done: (i, say) => `Opened an incident for ${say.resource(i.system)}`,
  async read(i, ctx) {
    const answer = await call<{ open: readonly Incident[] }>(ctx, ctx.config, 'GET', `/incidents?system=${encodeURIComponent(nameOf(i.system))}`);
    if (answer.status !== 200) throw new Error(refused(answer).message);
    return answer.body;
  },
  reached: (_, s) => (s.open.length ? 'held' : 'notHeld'), readBack: s => (s.open[0] ? `Incident ${s.open[0].key} is open` : 'No incident is open'),
  fields: (b, a) => [{ label: 'Incident', before: b.open[0]?.key ?? 'None', after: a.open[0]?.key ?? 'None', changed: b.open.length !== a.open.length }],
  async run(i, ctx) {
    const answer = await call(ctx, ctx.config, 'POST', '/incidents', { body: { system: nameOf(i.system), title: i.title ?? `Reported: ${nameOf(i.system)}` }, runKey: ctx.runKey });
    return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
  },
  undoWhyNot: 'An incident is closed by the people who work on it.',
};

const getIncident: Lookup<{ key: string }, Incident, Endpoint> = {
  id: 'get-incident', title: 'Incident', description: 'Reads one incident.', effect: 'read',
  input: z.object({ key: z.string() }), output: z.object({ key: z.string(), status: z.string(), title: z.string() }),
  async run({ key }, ctx) {
    const answer = await call<Incident>(ctx, ctx.config, 'GET', path('incidents', key));
    if (answer.status !== 200) throw new Error(refused(answer).message);
    return answer.body;
  },
};

interface OnCall { readonly key: string | null; readonly onCall: boolean; readonly until: string | null }
const getShift: Lookup<{ key?: string; person: string }, OnCall, Endpoint> = {
  id: 'get-shift', title: 'On-call shift', description: 'Reads whether a person is on call, now or on one shift.', effect: 'read',
  input: z.object({ key: z.string().optional(), person: personRef }), output: z.object({ key: z.string().nullable(), onCall: z.boolean(), until: z.string().nullable() }),
  async run({ key, person }, ctx) {
    const account = encodeURIComponent(await ctx.account(person));
    const answer = await call<OnCall>(ctx, ctx.config, 'GET', key ? `${path('shifts', key)}?account=${account}` : `/shifts?account=${account}`);
    if (answer.status !== 200) throw new Error(refused(answer).message);
    return answer.body;
  },
};

/** Incidents and who is on call: opening one, and what access tied to one or to a shift rests on. */
export const incidentsConnector: Connector<Endpoint> = { id: 'incidents', title: 'Incidents', config: endpoint, lookups: [getIncident, getShift], changes: [openIncident] };
