import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { portalSettings } from './settings';

let dir: string;
beforeEach(() => { dir = mkdtempSync(path.join(tmpdir(), 'countersign-settings-')); });
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('keeps the shipped company unless another is named', () => {
  expect(Object.keys(portalSettings({ port: 7008, dir })).filter(k => /company|catalog|authority/.test(k))).toEqual([]);
});

it('takes people, owners and authority from the other company alone', () => {
  mkdirSync(path.join(dir, 'catalog'));
  writeFileSync(path.join(dir, 'catalog', 'all.yaml'), '');
  expect(portalSettings({ port: 7008, dir: '/tmp/state', company: dir })).toMatchObject({
    'countersign.demo.company': dir, 'countersign.authority.sources': [`file:${dir}`],
    'catalog.locations': [{ type: 'file', target: path.join(dir, 'catalog', 'all.yaml') }],
  });
});

it('says so when a company has no catalog', () => {
  expect(() => portalSettings({ port: 7008, dir, company: dir })).toThrow(/has no catalog files/);
});

it('G24: listens on this machine only', () => {
  const settings = portalSettings({ port: 7008, dir });
  for (const key of ['backend.baseUrl', 'app.baseUrl']) expect(settings[key]).toBe('http://127.0.0.1:7008');
});
