import { Installed } from '../host/installed';

const FIVE_MINUTES = 5 * 60 * 1000;
const FIRST_HOURS = 4;

/** Lets an installation live: events reach the app, the queue runs, schedules come round. Answers what stops it. */
export async function live({ site, platform, host }: Installed, onFailure: (words: string) => void): Promise<() => void> {
  let running = false;
  const run = async () => {
    if (running) return;
    running = true;
    await host.drain({ skip: false }).finally(() => { running = false; });
    if (platform.queue.waiting.length) setTimeout(() => void run(), 500).unref();
  };
  platform.queue.onPublish = () => void run();
  site.subscribe(event => void host.event({ ...event }).then(runs => runs.filter(r => !r.result.success).forEach(r => onFailure(JSON.stringify(r.result)))));
  await host.event({ eventType: 'avi:forge:installed:app', id: host.installation.installationId, app: { id: host.installation.appId, version: host.installation.version }, environment: { id: host.installation.environmentId } });
  const schedules = (host.manifest.modules.scheduledTrigger ?? []) as { key: string; interval?: string }[];
  // The first hours pass at once: a new installation makes its database piece by piece.
  for (let hour = 0; hour < FIRST_HOURS; hour += 1) for (const { key } of schedules.filter(s => s.interval === 'hour')) await host.schedule(key);
  const timer = setInterval(() => { for (const { key } of schedules.filter(s => s.interval === 'fiveMinute')) void host.schedule(key); }, FIVE_MINUTES);
  timer.unref();
  return () => clearInterval(timer);
}
