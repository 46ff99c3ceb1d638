import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { RequestView } from '@countersign/core';
import { mustBeDemo } from './demo-only';
import { portalSettings } from './settings';

const ROOT = resolvePackagePath('backend', '../..');

/** A demo portal of its own for one evaluation: free loopback port, state in a temporary folder. */
export class Portal {
  private readonly tokens = new Map<string, { token: string; at: number }>();

  private constructor(private readonly child: ChildProcess, private readonly origin: string, readonly dir: string) {}

  static async start(options: { company?: string; model?: string }): Promise<Portal> {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const dir = mkdtempSync(path.join(tmpdir(), 'countersign-eval-'));
    const config = Object.fromEntries(Object.entries(portalSettings({ port, dir, ...options })).map(([k, v]) => [`APP_CONFIG_${k.replace(/\./g, '_')}`, JSON.stringify(v)]));
    const child = spawn(process.execPath, ['--require', path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'), 'src/index.ts', '--config', path.join(ROOT, 'app-config.yaml')], {
      cwd: path.join(ROOT, 'plugins/portal-backend'), stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...config, NODE_OPTIONS: '', NODE_ENV: 'production', LOG_LEVEL: 'error', ...(options.model && { COUNTERSIGN_MODEL: options.model }) },
    });
    const portal = new Portal(child, origin, dir);
    try { await portal.ready(); } catch (error) { await portal.stop(); throw error; }
    return portal;
  }

  private async ready() {
    for (const until = Date.now() + 120_000; Date.now() < until; ) {
      if (this.child.exitCode !== null || this.child.signalCode) throw new Error('The portal stopped while starting; the lines above say why.');
      if (await fetch(`${this.origin}/.backstage/health/v1/readiness`).then(r => r.ok, () => false)) break;
      await pause(200);
    }
    const { firstPersona } = await mustBeDemo(this.origin);
    await this.catalogSettled(firstPersona);
  }

  /** The catalog is read a moment after start; nothing is asked before it stops growing. */
  private async catalogSettled(person: string) {
    for (let before = -1, n = 0; n < 60; n++) {
      const now = await this.call<{ names?: object }>(person, 'GET', '/me').then(r => Object.keys(r.body.names ?? {}).length, () => 0);
      if (now > 0 && now === before) return;
      before = now;
      await pause(1_700);
    }
  }

  /** One of the demo's own controls. @throws when it refuses. */
  async demo(method: string, at: string, body?: unknown) {
    const response = await fetch(`${this.origin}/api/countersign-demo${at}`, { method, headers: { 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`the demo answered ${response.status} to ${method} ${at}`);
    return response.json();
  }

  /** Asks as an agent does for a person: over MCP. @returns the request's id. */
  async askOverMcp(person: string, text: string): Promise<string> {
    const response = await fetch(`${this.origin}/api/mcp-actions/v1`, {
      method: 'POST', headers: { authorization: `Bearer ${await this.token(person)}`, 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'countersign.ask', arguments: { text } } }),
    });
    const said = await response.text();
    const id = /\\?"id\\?":\s*\\?"([\w-]{6,})\\?"/.exec(said)?.[1];
    if (!response.ok || !id) throw new Error(`MCP answered ${response.status}: ${said.slice(0, 300)}`);
    return id;
  }

  /** One call as a person, through the front door. @returns status and body, whatever they are. */
  async call<T = RequestView>(person: string, method: string, at: string, body?: unknown): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.origin}/api/countersign${at}`, {
      method, headers: { authorization: `Bearer ${await this.token(person)}`, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  }

  /** A download as a person. @throws when it is refused. */
  async text(person: string, at: string): Promise<string> {
    const response = await fetch(`${this.origin}/api/countersign${at}`, { headers: { authorization: `Bearer ${await this.token(person)}` } });
    if (!response.ok) throw new Error(`${at} was answered ${response.status}`);
    return response.text();
  }

  /** One call by somebody who is not signed in, or with a token of their own making. */
  async outside(method: string, at: string, body: unknown, token?: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.origin}/api/countersign${at}`, { method, headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  }

  private async token(person: string): Promise<string> {
    const known = this.tokens.get(person);
    if (known && Date.now() - known.at < 20 * 60_000) return known.token;
    const answer = await fetch(`${this.origin}/api/auth/persona/refresh`, { headers: { 'x-demo-persona': person.slice(person.lastIndexOf('/') + 1) } });
    const { backstageIdentity } = (await answer.json()) as { backstageIdentity?: { token: string } };
    if (!backstageIdentity) throw new Error(`${person} is no persona of this company: add them to personas.yaml`);
    this.tokens.set(person, { token: backstageIdentity.token, at: Date.now() });
    return backstageIdentity.token;
  }

  async stop() {
    const over = () => this.child.exitCode !== null || this.child.signalCode !== null;
    if (!over()) {
      const ended = new Promise<void>(done => { this.child.once('exit', () => done()); });
      this.child.kill('SIGTERM');
      const hard = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(hard);
    }
    rmSync(this.dir, { recursive: true, force: true });
  }
}

export const pause = (ms: number) => new Promise<void>(done => { setTimeout(done, ms); });

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
