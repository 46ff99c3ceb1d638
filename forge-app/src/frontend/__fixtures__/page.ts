import { waitFor } from '@testing-library/react';
import axe from 'axe-core';
import type { Answer, CallName, Got, Sent } from '../../contract';
import { show, type BridgeCall } from '../../../dev/preview/shown';
import { PEOPLE } from './people';

type Told<C extends CallName> = Got<C> | ((sent: Sent<C>) => Got<C>) | Extract<Answer<Got<C>>, { ok: false }>;
/** What the resolvers would answer; a call that is not named here fails the test by not being answered. */
export type Answers = { readonly [C in CallName]?: Told<C> };

export interface Opened {
  /** Resolver calls in order, without the reads every page begins with. */
  readonly sent: () => readonly (readonly [string, unknown])[];
  readonly bridge: (command: string) => readonly unknown[];
  readonly tell: (told: Answers) => void;
  /** What the host answers to other commands of the bridge, from now on. */
  readonly bridged: (told: Readonly<Record<string, (data: never) => unknown>>) => void;
}

/** UI Kit has no way to take a page down: what it would still do later is dropped when its test is over. */
const timers = new Set<ReturnType<typeof setTimeout>>();
const { setTimeout: later, setInterval: often } = globalThis;
beforeEach(() => {
  Object.assign(globalThis, {
    setTimeout: (...given: Parameters<typeof setTimeout>) => { const t = later(...given); timers.add(t); return t; },
    setInterval: (...given: Parameters<typeof setInterval>) => { const t = often(...given); timers.add(t); return t; },
  });
});
afterEach(() => {
  timers.forEach(clearTimeout);
  timers.clear();
  Object.assign(globalThis, { setTimeout: later, setInterval: often });
});

const CONTEXT = { accountId: '5f1a-liam', locale: 'en_GB', timezone: 'Europe/Berlin', extension: { type: 'test' } };
const isFault = (told: unknown): told is { ok: false } => typeof told === 'object' && told !== null && 'status' in told && 'ok' in told && told.ok === false;

/** Opens a surface in Atlassian's own reconciler and bridge, with these answers. */
export async function open(load: () => unknown, first: Answers): Promise<Opened> {
  let told = first;
  const answer = (name: string, sent: unknown) => {
    const known = (told as Record<string, unknown>)[name];
    if (known === undefined) throw new Error(`nobody answers ${name}`);
    const value = typeof known === 'function' ? (known as (given: unknown) => unknown)(sent) : known;
    return isFault(value) ? value : { ok: true, value };
  };
  jest.resetModules();
  const commands: Record<string, (data: never) => unknown> = {};
  const { calls } = await show(load, { invoke: answer, context: CONTEXT, people: PEOPLE, commands });
  await waitFor(() => expect(document.body.textContent).not.toBe(''));
  const of = (command: string) => calls.filter((c: BridgeCall) => c.command === command).map(c => c.data);
  return {
    sent: () => of('invoke').map(d => d as { functionKey: string; payload: unknown }).filter(d => d.functionKey !== 'me').map(d => [d.functionKey, d.payload] as const),
    bridge: of,
    tell: more => { told = { ...told, ...more }; },
    bridged: more => { Object.assign(commands, more); },
  };
}

/** Every component is one the renderer knows, and the page as HTML is accessible. */
export async function expectSound(): Promise<void> {
  expect([...document.querySelectorAll('[data-unmapped]')].map(e => e.getAttribute('data-unmapped'))).toEqual([]);
  const { violations } = await axe.run(document.querySelector<HTMLElement>('[role=dialog]') ?? document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`)).toEqual([]);
}
