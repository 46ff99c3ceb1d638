import { Ask, Reply, proxyError } from './platform';
import { Queue } from './queue';

interface Rooms { queue: Queue; reported: unknown[]; publicUrl?: () => string }

/** Atlassian's gateway, as far as an app reaches it: queue, addresses of web triggers, reports of personal data. */
export function stargate(ask: Ask, { queue, reported, publicUrl }: Rooms): Reply {
  const raw = ask.raw.toString();
  if (ask.target.startsWith('/webhook/queue/publish/')) return queue.publish(raw);
  if (ask.target.startsWith('/webhook/queue/stats/')) return ok({ success: 0, inProgress: queue.waiting.length, failed: queue.lost.length });
  if (ask.target.startsWith('/app/report-accounts')) {
    reported.push(JSON.parse(raw));
    return { status: 204 };
  }
  if (ask.target === '/graphql' && raw.includes('createWebTriggerUrl')) {
    const { variables } = JSON.parse(raw) as { variables: { input: { triggerKey: string } } };
    return ok({ data: { createWebTriggerUrl: { url: `${publicUrl?.() ?? 'http://127.0.0.1'}/x1/${variables.input.triggerKey}` } } });
  }
  return proxyError(501, 'NOT_MODELLED');
}

const ok = (body: unknown): Reply => ({ status: 200, body: JSON.stringify(body) });
