import type { Clock } from '@countersign/core';
import { Refusal, systemRouter } from './kit';
import { onCallRoutes, type Rotas } from './on-call';
import type { Store } from './store';

/** Access broker: roles as groups whose memberships end by themselves. */
export function prodSystem(token: string, store: Store, clock: Clock) {
  const key = (p: Record<string, string>) => `${p.system}/${p.role}/${p.account}`;
  const live = (id: string) => {
    const held = store.get<{ expiresAt: string }>('member', id);
    return held && held.expiresAt > clock.now().toISOString() ? held : undefined;
  };
  return systemRouter(token, store, r => {
    r.get('/members', (_req, res) => {
      const members = store.all<{ expiresAt: string }>('member').filter(m => live(m.id));
      res.json({ members: members.map(({ id, body }) => { const [system, role, account] = id.split('/'); return { system, role, account, expiresAt: body.expiresAt }; }) });
    });
    r.use('/systems/:system/roles/:role', (req, _res, next) => {
      const system = store.get<{ roles: string[] }>('system', req.params.system);
      if (!system) throw new Refusal(422, 'NO_SUCH_SYSTEM', 'The broker does not know that system.');
      if (!system.roles.includes(req.params.role)) throw new Refusal(422, 'NO_SUCH_ROLE', 'The system has no such role.');
      next();
    });
    r.get('/systems/:system/roles/:role/members/:account', (req, res) => {
      const held = live(key(req.params));
      return held ? res.json({ held: true, expiresAt: held.expiresAt }) : res.status(404).json({ code: 'NOT_A_MEMBER', message: 'Not a member.' });
    });
    r.put('/systems/:system/roles/:role/members/:account', (req, res) => {
      const { expiresAt } = req.body as { expiresAt?: string };
      if (!expiresAt || Number.isNaN(Date.parse(expiresAt)) || expiresAt <= clock.now().toISOString()) throw new Refusal(422, 'END_REQUIRED', 'Every membership needs an end in the future.');
      store.put('member', key(req.params), { expiresAt });
      res.json({ held: true, expiresAt });
    });
    r.delete('/systems/:system/roles/:role/members/:account', (req, res) => {
      if (!live(key(req.params))) throw new Refusal(404, 'NOT_A_MEMBER', 'Not a member.');
      store.del('member', key(req.params));
      res.json({ held: false });
    });
  });
}

/** Print queues. */
export function printSystem(token: string, store: Store) {
  const find = (id: string) => {
    const printer = store.get<{ state: string; jobs: number }>('printer', id);
    if (!printer) throw new Refusal(404, 'NO_SUCH_PRINTER', 'There is no such printer.');
    return printer;
  };
  return systemRouter(token, store, r => {
    r.get('/printers/:id', (req, res) => res.json(find(req.params.id)));
    r.post('/printers/:id/clear', (req, res) => {
      find(req.params.id);
      store.put('printer', req.params.id, { state: 'idle', jobs: 0 });
      res.json({ state: 'idle', jobs: 0 });
    });
  });
}

/** Managed laptops and what is installed on them. */
export function deviceSystem(token: string, store: Store) {
  const listed = (name: string) => { if (!store.get('software', name)) throw new Refusal(422, 'NOT_LISTED', 'That software is not on the list.'); };
  return systemRouter(token, store, r => {
    r.get('/devices/:account/software/:name', (req, res) => { listed(req.params.name); res.json({ installed: Boolean(store.get('installed', `${req.params.account}/${req.params.name}`)) }); });
    r.put('/devices/:account/software/:name', (req, res) => { listed(req.params.name); store.put('installed', `${req.params.account}/${req.params.name}`, {}); res.json({ installed: true }); });
    r.delete('/devices/:account/software/:name', (req, res) => { store.del('installed', `${req.params.account}/${req.params.name}`); res.json({ installed: false }); });
  });
}

export interface DemoIncident { key: string; title: string; system: string; status: 'open' | 'closed' }

/** Incidents and who is on call; closing an incident tells whoever subscribed. */
export function incidentSystem(token: string, store: Store, { closed, ...onCall }: { readonly closed: (key: string) => Promise<void>; readonly rotas: Rotas; readonly clock: Clock }) {
  return systemRouter(token, store, r => {
    onCallRoutes(r, { store, ...onCall });
    r.get('/incidents', (req, res) => res.json({ open: store.all<DemoIncident>('incident').map(i => i.body).filter(i => i.status === 'open' && i.system === String(req.query.system)) }));
    r.get('/incidents/:key', (req, res) => {
      const incident = store.get<DemoIncident>('incident', req.params.key);
      if (!incident) throw new Refusal(404, 'NO_SUCH_INCIDENT', 'There is no such incident.');
      res.json(incident);
    });
    r.post('/incidents', (req, res) => {
      const { title, system } = req.body as { title?: string; system?: string };
      if (!title || !system) throw new Refusal(422, 'INCOMPLETE', 'An incident needs a title and a system.');
      const key = `INC-${Math.max(6, ...store.all('incident').map(i => Number(i.id.slice(4)))) + 1}`;
      const incident: DemoIncident = { key, title, system, status: 'open' };
      store.put('incident', key, incident);
      res.status(201).json(incident);
    });
    r.post('/incidents/:key/close', async (req, res) => {
      const incident = store.get<DemoIncident>('incident', req.params.key);
      if (!incident) throw new Refusal(404, 'NO_SUCH_INCIDENT', 'There is no such incident.');
      store.put('incident', incident.key, { ...incident, status: 'closed' });
      await closed(incident.key);
      res.json({ ...incident, status: 'closed' });
    });
  });
}

/** Code host: repositories of text files, raw reads for the catalog. */
export function codeSystem(token: string, store: Store) {
  return systemRouter(token, store, r => {
    r.post('/repos', (req, res) => {
      const { name, files } = req.body as { name?: string; files?: Record<string, string> };
      if (!name || !/^[a-z][a-z0-9-]{1,60}$/.test(name)) throw new Refusal(422, 'BAD_NAME', 'A repository name is lower-case words with -.');
      if (store.get('repo', name)) throw new Refusal(409, 'NAME_TAKEN', `There is a repository ${name} already.`);
      store.put('repo', name, files ?? {});
      res.status(201).json({ name });
    });
    r.get('/repos/:name/raw/*', (req, res) => {
      const text = store.get<Record<string, string>>('repo', req.params.name)?.[(req.params as Record<string, string>)[0]];
      if (text === undefined) throw new Refusal(404, 'NO_SUCH_FILE', 'There is no such file.');
      res.type('text/plain').send(text);
    });
  });
}
