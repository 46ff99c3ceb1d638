// npm run bench page: weight of Ask IT, time until one can type, and time from Enter to what is seen, in headless Chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { bootstrap } from '../lib/bootstrap.mjs';
import { buildApp } from '../lib/build.mjs';
import { ready, startBackend } from '../lib/backend.mjs';

const RUNS = 15;
const tools = await bootstrap({ quiet: true });
await buildApp(tools);
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const dir = mkdtempSync(path.join(tmpdir(), 'countersign-bench-'));
const child = startBackend(tools, { overrides: {
  'backend.listen.port': port, 'backend.baseUrl': origin, 'app.baseUrl': origin, 'backend.cors.origin': origin, 'backend.database.connection.directory': path.join(dir, 'portal'), 'countersign.demo.dataDir': dir, 'countersign.audit.heads': [{ file: path.join(dir, 'heads.txt') }], 'countersign.audit.sealKeyFile': path.join(dir, 'seal.key'),
} });
try {
  await ready(child, port);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const loads = [];
  const asks = [];
  for (let n = 0; n < RUNS; n++) {
    const page = await (await browser.newContext()).newPage();
    loads.push(await load(page));
    asks.push(await ask(page));
    await page.context().close();
  }
  await browser.close();
  const row = (name, values, unit, goal = '') => process.stdout.write(`| ${name} | ${median(values)} | ${p95(values)} | ${unit} | ${goal} |\n`);
  process.stdout.write(`${RUNS} runs, each with an empty cache\n\n| | p50 | p95 | | goal |\n|---|---|---|---|---|\n`);
  row('bytes over the network', loads.map(l => Math.round(l.bytes / 1024)), 'KiB');
  row('until one can type', loads.map(l => l.interactive), 'ms');
  row('Enter to the first progress on screen', asks.map(a => a.rail), 'ms', '≤ 150');
  row('Enter to the first stage the server finished', asks.map(a => a.stage), 'ms');
  row('Enter to the read-back receipt', asks.map(a => a.receipt), 'ms');
} finally {
  child.kill('SIGTERM');
  await new Promise(done => child.once('exit', done));
  rmSync(dir, { recursive: true, force: true });
}

/** The page as somebody who is signed in opens it, with nothing cached. */
async function load(page) {
  await page.addInitScript(() => sessionStorage.setItem('countersign-demo-persona', 'ben'));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  let bytes = 0;
  cdp.on('Network.loadingFinished', e => { bytes += e.encodedDataLength; });
  const began = performance.now();
  await page.goto(`${origin}/countersign`);
  await page.getByLabel('What do you need?').waitFor();
  const interactive = Math.round(performance.now() - began);
  await page.waitForLoadState('networkidle');
  return { bytes, interactive };
}

/** Times are taken in the page, at the frame in which each thing is there. */
async function ask(page) {
  await page.evaluate(() => {
    window.seen = {};
    window.addEventListener('keydown', e => { if (e.key === 'Enter') window.entered = performance.now(); }, true);
    const looks = { rail: '.cs-rail', stage: '.cs-rail .cs-done', receipt: '.cs-act h2' };
    const look = () => {
      for (const [what, css] of Object.entries(looks)) if (window.entered && !window.seen[what] && document.querySelector(css)) window.seen[what] = Math.round(performance.now() - window.entered);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.getByLabel('What do you need?').fill('printer-2f is stuck');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.seen.receipt);
  return page.evaluate(() => ({ ...window.seen, stage: window.seen.stage ?? window.seen.receipt }));
}

function median(values) { return at(values, 0.5); }
function p95(values) { return at(values, 0.95); }
function at(values, share) { return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]; }
function freePort() {
  return new Promise(done => { const s = createServer().listen(0, '127.0.0.1', () => { const { port: p } = s.address(); s.close(() => done(p)); }); });
}
