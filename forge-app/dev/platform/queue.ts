import { randomUUID } from 'node:crypto';

interface Pushed { body: unknown; delayInSeconds?: number; concurrency?: { key: string; limit: number } }
export interface QueueEvent extends Pushed { eventId: string; queueName: string; jobId: string; dueAt: number; retryCount: number; retryContext?: { retryCount: number; retryReason: string; retryData?: unknown } }

/** What became of a delivery. `crashed`: the platform lost the function (killed, out of time) and delivers again by itself. */
export type Delivery = { kind: 'done' } | { kind: 'again'; afterSeconds: number; reason: string; data?: unknown } | { kind: 'crashed'; reason: string } | { kind: 'failed' };

export interface Queue {
  publish: (raw: string) => { status: number; body: string };
  /** Runs what is due until nothing is left; with `skip` a delay is not waited for but jumped over. */
  drain: (run: (event: QueueEvent) => Promise<Delivery>, options?: { skip?: boolean }) => Promise<void>;
  waiting: QueueEvent[]; lost: QueueEvent[];
  /** Delivers every event twice, as a queue that promises "at least once" may. */
  twice: boolean;
  /** Told when something was published. */
  onPublish?: () => void;
}

const LIMIT = { events: 50, push: 200 * 1024, event: 100 * 1024, delay: 900, tries: 4 };
const CRASH_DELAY_S = 1;
const refuse = (status: number, message: string) => ({ status, body: JSON.stringify({ code: status, message }) });

export function createQueue(now: () => number = Date.now): Queue {
  const running = new Map<string, number>();
  const free = (e: QueueEvent) => !e.concurrency || (running.get(e.concurrency.key) ?? 0) < e.concurrency.limit;
  const count = (e: QueueEvent, by: number) => { if (e.concurrency) running.set(e.concurrency.key, (running.get(e.concurrency.key) ?? 0) + by); };

  const again = (event: QueueEvent, given: { afterSeconds: number; reason: string; data?: unknown }) => {
    if (event.retryCount >= LIMIT.tries) { queue.lost.push(event); return; }
    const retryCount = event.retryCount + 1;
    queue.waiting.push({ ...event, retryCount, dueAt: now() + Math.min(given.afterSeconds, LIMIT.delay) * 1000, retryContext: { retryCount, retryReason: given.reason, retryData: given.data } });
  };
  const settle = (event: QueueEvent, delivery: Delivery) => {
    if (delivery.kind === 'again') again(event, delivery);
    if (delivery.kind === 'crashed') again(event, { afterSeconds: CRASH_DELAY_S, reason: delivery.reason });
    if (delivery.kind === 'failed') queue.lost.push(event);
  };
  const take = (skip: boolean) => {
    const next = queue.waiting.filter(e => free(e) && (skip || e.dueAt <= now())).sort((a, b) => a.dueAt - b.dueAt)[0];
    queue.waiting = queue.waiting.filter(e => e !== next);
    return next;
  };
  const deliver = async (event: QueueEvent, run: (event: QueueEvent) => Promise<Delivery>) => {
    count(event, 1);
    settle(event, await run(event).finally(() => count(event, -1)));
  };
  const queue: Queue = {
    waiting: [], lost: [], twice: false,
    publish: raw => {
      const { queueName, jobId, payload } = JSON.parse(raw) as { queueName: string; jobId: string; payload: Pushed[] };
      if (payload.length > LIMIT.events) return refuse(400, 'At most 50 events a push.');
      if (Buffer.byteLength(JSON.stringify(payload)) > LIMIT.push || payload.some(e => Buffer.byteLength(JSON.stringify(e.body)) > LIMIT.event)) return refuse(413, 'The payload is too large.');
      if (payload.some(e => (e.delayInSeconds ?? 0) > LIMIT.delay)) return refuse(400, 'A delay is at most 900 seconds.');
      const copies = queue.twice ? [...payload, ...payload] : payload;
      queue.waiting.push(...copies.map(e => ({ ...e, eventId: randomUUID(), queueName, jobId, dueAt: now() + (e.delayInSeconds ?? 0) * 1000, retryCount: 0 })));
      queue.onPublish?.();
      return { status: 201, body: '{}' };
    },
    drain: async (run, { skip = true } = {}) => {
      for (let event = take(skip); event; event = take(skip)) await deliver(event, run);
    },
  };
  return queue;
}
