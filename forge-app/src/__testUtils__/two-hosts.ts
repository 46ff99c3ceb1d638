import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Desk } from '@countersign/core';
import { createTestHost, incidents, ScriptedModel, type TestHost } from '@countersign/core/testing';
import { parseDocument } from 'yaml';
// The transport of the Backstage plugin itself; the package offers it to nobody else.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { nodeOutbound } from '../../../plugins/countersign-backend/src/host/outbound';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { talkToPeers } from '../../../plugins/countersign-backend/src/host/peers';
import { at } from './clock';
import { change, changeOfRoles, INES, openForBusiness, OMAR, SAM } from './company';
import { createInstallation, GROUPS, PEOPLE, type Installation } from './installation';
import { outside } from './outside';

export const OUTBOX = '10050';
/** Where the connected edition sends; answered by the portal's desk in place of the network. */
export const INBOX = 'https://portal.lumen.example/api/countersign/peer/inbox';
const READER = '712020:0f1e2d3c-portal';
const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H', ticket: 'INC-7' } };
const RECEIPTS: Readonly<Record<string, number>> = { accepted: 202, malformed: 400, unsigned: 401, busy: 503 };

/** A portal's desk, and the app on a site; between them only the web trigger and a project's properties, both over HTTP. */
export class TwoHosts {
  readonly warned: string[] = [];
  /** Requests to the web trigger are lost on their way. */
  lost = false;
  /** What the app sent itself. */
  readonly sent: string[] = [];
  private readonly taken = new Map<string, string>();

  constructor(readonly app: Installation, readonly home: TestHost, readonly status: Map<string, string>, private readonly trigger: Server) {
    outside.set(INBOX, body => { this.sent.push(INBOX); return home.desk.peerReceive(body); });
  }

  /** As the connected edition, in place of the queue's job. */
  async push(): Promise<void> {
    const { tellPeers } = require('../host/peers') as typeof import('../host/peers');
    const { withDesk } = require('../host/desk') as typeof import('../host/desk');
    await this.app.as(undefined, () => withDesk({ items: 'here' }, open => tellPeers(open, 'connected')));
  }

  /** One round of the portal's own task, then what it left in the app's queue. */
  async round(): Promise<void> {
    const outboxes = new Map([['jira', { site: this.app.site.url, project: OUTBOX, token: 'portal@tidewater.example:token' }]]);
    await talkToPeers({ desk: this.home.desk, outbound: nodeOutbound, log: { warn: m => { this.warned.push(m); } }, demo: true, outboxes, taken: this.taken });
    await this.app.drain();
  }

  async talk(): Promise<void> { for (let n = 0; n < 3; n++) await this.round(); }

  move(ms: number): void { this.home.clock.move(ms); at(this.home.clock.now().getTime()); }

  /** By whoever posts to the app's public address. @returns the status. */
  async post(body: string): Promise<number> { return (await fetch(addressOf(this.trigger), { method: 'POST', body })).status; }

  /** Two people on each side, and the fingerprint by voice. */
  async pair(): Promise<void> {
    const { desk, as } = this.home;
    const { invitation } = await desk.invitePeer(as('ines'), 'jira');
    const { carry = '', fingerprint = '' } = await this.app.ok('pair', { do: 'accept', name: 'portal', invitation }, INES);
    await desk.meetPeer(as('ines'), carry);
    await desk.confirmPeer(as('iris'), 'jira', fingerprint);
    const [peer] = (await desk.peers(as('ines'))).peers;
    await this.app.ok('pair', { do: 'confirm', name: 'portal', fingerprint: peer.fingerprint ?? '' }, SAM);
    await this.app.drain();
    await this.talk();
  }

  /** Chloe of the portal is Omar of the site, by her own hands on both sides; a day later it counts. */
  async link(): Promise<void> {
    const { desk, as } = this.home;
    const { code } = await desk.askLink(as('chloe'), 'jira');
    await this.app.ok('links', { do: 'type', name: 'portal', code }, OMAR);
    await this.app.drain();
    await this.talk();
    const [asked] = (await desk.links(as('chloe'))).asked;
    await desk.confirmLink(as('chloe'), asked.id);
    await this.talk();
    this.move(25 * 3_600_000);
  }

  async close(): Promise<void> {
    this.trigger.closeAllConnections();
    this.trigger.close();
    await this.home.close();
    await this.app.close();
    outside.delete(INBOX);
    jest.useRealTimers();
  }
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/x1/peer-inbox`;

export async function createTwoHosts(): Promise<TwoHosts> {
  const app = await createInstallation();
  const holder: { two?: TwoHosts } = {};
  const trigger = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { onPeer } = require('../index') as typeof import('../index');
    const { outputKey } = holder.two?.lost ? { outputKey: 'busy' } : await app.as(undefined, () => onPeer({ method: 'POST', body, headers: {} }));
    response.writeHead(RECEIPTS[outputKey], { 'content-type': 'application/json' }).end(JSON.stringify({ accepted: outputKey === 'accepted' }));
  });
  await new Promise<void>(ready => { trigger.listen(0, '127.0.0.1', ready).unref(); });
  const status = new Map([['INC-7', 'open']]);
  const home = await createTestHost(new ScriptedModel(() => [PROD]), {
    systems: [incidents(status)], settings: { peers: { jira: { title: 'Jira', address: addressOf(trigger) } }, machines: { incidents: ['closed'] } },
    lend: { host: 'backstage', installation: { host: 'backstage', ids: { instance: 'portal.lumen.example' } } },
  });
  at(home.clock.now().getTime());
  holder.two = new TwoHosts(app, home, status, trigger);
  await prepareSite(holder.two);
  return holder.two;
}

/** A second administrator and a second approver of rules, the project that only the portal's account may browse, and both in the rules. */
async function prepareSite(two: TwoHosts): Promise<void> {
  const { app } = two;
  const { state } = app.site;
  state.groups.find(g => g.groupId === GROUPS.administrators)?.members.push(PEOPLE.sam);
  state.groups.find(g => g.groupId === GROUPS.managers)?.members.push(PEOPLE.omar);
  state.accounts.push({ accountId: READER, displayName: 'Lumen portal', accountType: 'atlassian', active: true, email: 'portal@tidewater.example' });
  state.projects.push({ id: OUTBOX, key: 'OUT', name: 'Outbox', type: 'software', roles: [{ id: 10900, name: 'Readers', users: [READER], groups: [], grants: ['BROWSE_PROJECTS'] }] });
  await openForBusiness(app);
  await change(app, { 'jira.yaml': await edited(app, 'jira.yaml', ['outbox'], OUTBOX) });
  await changeOfRoles(app, { 'company.yaml': await edited(app, 'company.yaml', ['peers'], { portal: { title: 'Lumen portal', address: INBOX } }) }, () => two.move(61 * 60_000));
}

async function edited(app: Installation, path: string, where: readonly string[], value: unknown): Promise<string> {
  const rules = await app.ok('rules', undefined, INES);
  const doc = parseDocument(rules.files.find(f => f.path === path)?.text ?? '');
  doc.setIn(where, value);
  return doc.toString();
}

/** Everything that goes out of a desk, as it lies on its way. */
export const onTheWay = (desk: Desk): Promise<string> => desk.peerSend('jira');
