import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { RequestView } from '@countersign/core';

const ROOT = resolvePackagePath('backend', '../..');

/** A demo portal of its own for one evaluation: free loopback port, state in a temporary folder. */
export class Portal {
  private readonly tokens = new Map<string, { token: string; at: number }>();

  private constructor(private readonly child: ChildProcess, private readonly origin: string, private readonly dir: string) {}

  static async start(options: { company?: string; model?: string }): Promise<Portal> {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const dir = mkdtempSync(path.join(tmpdir(), 'countersign-eval-'));
    const set: Record<string, unknown> = {
      'backend.listen.port': port, 'backend.baseUrl': origin, 'app.baseUrl': origin, 'backend.reading.allow': [{ host: `127.0.0.1:${port}`, paths: ['/api/countersign-demo/code'] }], 'backend.database.connection.directory': path.join(dir, 'portal'),
      'countersign.demo.dataDir': dir, 'countersign.limits.messagesPerMinute': 1_000_000, 'countersign.dueWorkSeconds': 1,
      ...(options.company && { 'countersign.demo.company': path.resolve(options.company), 'countersign.authority.sources': [`file:${path.resolve(options.company)}`] }),
    };
    const config = Object.fromEntries(Object.entries(set).map(([k, v]) => [`APP_CONFIG_${k.replace(/\./g, '_')}`, JSON.stringify(v)]));
    const child = spawn(process.execPath, ['--require', path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'), 'src/index.ts', '--config', path.join(ROOT, 'app-config.yaml')], {
      cwd: path.join(ROOT, 'plugins/portal-backend'), stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...config, NODE_OPTIONS: '', NODE_ENV: 'production', LOG_LEVEL: 'error', ...(options.model && { COUNTERSIGN_MODEL: options.model }) },
    });
    const portal = new Portal(child, origin, dir);
    await portal.ready();
    return portal;
  }

  private async ready() {
    for (const until = Date.now() + 120_000; Date.now() < until; ) {
      if (this.child.exitCode !== null) throw new Error('The portal stopped while starting; the lines above say why.');
      if (await fetch(`${this.origin}/.backstage/health/v1/readiness`).then(r => r.ok, () => false)) break;
      await pause(200);
    }
    // G24: an evaluation only ever talks to something that says it is a demo.
    const marker = await (await fetch(`${this.origin}/api/countersign-demo/`)).json();
    if (marker.demo !== true) throw new Error('This is no demo portal: an evaluation refuses to touch it.');
    await this.catalogSettled();
  }

  /** The catalog is read a moment after start; nothing is asked before it stops growing. */
  private async catalogSettled() {
    for (let before = -1, n = 0; n < 60; n++) {
      const now = await this.call<{ names?: object }>('user:default/ben', 'GET', '/me').then(r => Object.keys(r.body.names ?? {}).length, () => 0);
      if (now > 0 && now === before) return;
      before = now;
      await pause(1_700);
    }
  }

  demo(method: string, at: string, body?: unknown) {
    return fetch(`${this.origin}/api/countersign-demo${at}`, { method, headers: { 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) }).then(r => r.json());
  }

  /** One call as a person, through the front door. @returns status and body, whatever they are. */
  async call<T = RequestView>(person: string, method: string, at: string, body?: unknown): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.origin}/api/countersign${at}`, {
      method, headers: { authorization: `Bearer ${await this.token(person)}`, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
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
    this.child.kill('SIGTERM');
    await new Promise<void>(done => { if (this.child.exitCode !== null) done(); else { this.child.once('exit', () => done()); setTimeout(() => this.child.kill('SIGKILL'), 5_000).unref(); } });
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
