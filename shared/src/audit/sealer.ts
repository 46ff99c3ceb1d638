import type { Clock } from '../contract';
import type { SigningKey } from '../keys';
import type { Ports } from '../ports';
import { signCheckpoint } from './checkpoint';
import { leafOf } from './leaf';
import { createPlaces, type Places } from './places';
import { createFrontier } from './tree';
import { BEAT_PREFIX } from './heartbeat';
import type { HeadPlace, Seals, SignedHead } from './types';

/** Rows numbered in one statement; SQLite takes at most 500 in one insert. */
const BATCH = 250;
const PAGE = 5_000;
/** Batches of one pass; the rest come with the next. */
const BATCHES = 40;
/** A head is never older than this while anything is written, heartbeats too. */
export const HEAD_MS = 10 * 60_000;
/** Nor younger than this before the next, however much is written. */
const CALM_MS = 60_000;
/** Rows whose insert ended late, or on a replica with a slow clock, are looked for this far back. */
const LATE_MS = 60 * 60_000;

export interface Sealer {
  readonly origin: string;
  readonly key: SigningKey;
  readonly places: Places;
  /** Numbers what is new, and signs when it is time; `now`: signs at once. Any replica, any number of them. @returns the newest head */
  seal(now?: boolean): Promise<SignedHead | undefined>;
}

interface SealerOptions { readonly seals: Seals; readonly clock: Clock; readonly log: Ports['log']; readonly origin: string; readonly key: SigningKey; readonly places: readonly HeadPlace[] }

/** Turns rows into a tree with signed heads, after the fact: whoever writes the journal never waits for it. */
export function createSealer(o: SealerOptions): Sealer {
  const { seals, clock, origin, key } = o;
  const edge = createFrontier();
  const places = createPlaces(o);
  /** Everything written before this moment has its number. */
  let numberedTo = '';
  /** Leaves up to and with the last one that is no heartbeat. */
  let news = 0;
  /** What was found wrong is not forgotten with the next pass. */
  let broken: Error | undefined;
  let running: Promise<unknown> = Promise.resolve();

  async function pass(now: boolean): Promise<SignedHead | undefined> {
    await numberRows();
    const last = await seals.lastHead();
    await follow(last);
    const head = isDue(last, now) ? await sign() : undefined;
    await places.deliver(head ?? last, Boolean(head));
    return head ?? last;
  }

  /** Once over everything when a process starts, then over the last hour; a clock set back starts again. */
  async function numberRows(): Promise<void> {
    const began = clock.now();
    if (numberedTo > began.toISOString()) numberedTo = '';
    for (let n = 0; n < BATCHES; n++) {
      const size = await seals.size();
      const rows = await seals.unnumbered(numberedTo, BATCH);
      if (!rows.length) { numberedTo = new Date(began.getTime() - LATE_MS).toISOString(); return; }
      await seals.number(size, rows);
      // Rows before the first of this batch have theirs; so a long backlog is walked once.
      if (rows[0].at > numberedTo) numberedTo = rows[0].at;
    }
  }

  /** @throws when the numbers have a gap or what was signed before is no longer so: nothing is signed on top of that. */
  async function follow(last: SignedHead | undefined): Promise<void> {
    if (broken) throw broken;
    const stop = (why: string): never => { throw (broken = new Error(`${why}, so nothing more is signed`)); };
    for (;;) {
      const page = await seals.leaves(edge.size, PAGE);
      for (const leaf of page) {
        if (leaf.idx !== edge.size) stop(`entry ${edge.size} of the tree is gone`);
        edge.add(leafOf(leaf));
        if (!leaf.requestId.startsWith(BEAT_PREFIX)) news = edge.size;
        if (edge.size === last?.size && edge.root().toString('base64') !== last.root) stop(`the tree is no longer the one signed at ${last.size}`);
      }
      if (page.length < PAGE) break;
    }
    if (last && edge.size < last.size) stop(`the tree was signed at ${last.size} and has ${edge.size} entries left`);
  }

  function isDue(last: SignedHead | undefined, now: boolean): boolean {
    if (!last) return edge.size > 0;
    if (edge.size <= last.size) return false;
    const age = clock.now().getTime() - Date.parse(last.at);
    return now || age < 0 || age >= HEAD_MS || (age >= CALM_MS && news > last.size);
  }

  async function sign(): Promise<SignedHead | undefined> {
    const root = edge.root().toString('base64');
    const at = clock.now().toISOString();
    const head = { size: edge.size, root, at, note: signCheckpoint({ origin, size: edge.size, root, at }, key) };
    return (await seals.keepHead(head)) ? head : seals.lastHead();
  }

  return {
    origin, key, places,
    seal(now = false) {
      const next = running.then(() => pass(now));
      running = next.catch(() => undefined);
      return next;
    },
  };
}
