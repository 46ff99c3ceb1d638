/** A small app that does each thing a Forge app can do once, so that the local host can be tried on it. */
import api, { route } from '@forge/api';
import { InvocationError, Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import Resolver from '@forge/resolver';

const answers = new Resolver();
const seen = async (as: 'asUser' | 'asApp', key: string) => (await api[as]().requestJira(route`/rest/servicedeskapi/request/${key}`)).status;

answers.define('see', async ({ payload, context }) => ({ who: context.accountId, user: await seen('asUser', payload.key), app: await seen('asApp', payload.key) }));
answers.define('keep', ({ payload }) => kvs.set(payload.key, payload.value, payload.options).then(() => 'kept', error => error.code));
answers.define('kept', ({ payload }) => kvs.get(payload.key));
answers.define('find', ({ payload }) => kvs.query().where('key', { condition: 'BEGINS_WITH', values: [payload.prefix] } as never).limit(2).getMany());
answers.define('out', ({ payload }) => fetch(payload.url, { headers: { authorization: payload.authorization ?? '' } }).then(r => r.status, error => error.name));
answers.define('fail', () => { throw new Error('a secret of the app'); });
answers.define('push', ({ payload }) => new Queue({ key: 'work' }).push(payload.events).then(() => 'pushed', error => error.constructor.name));
export const resolver = answers.getDefinitions();

export async function onIssue(event: { issue: { key: string } }) {
  const asUser = await api.asUser().requestJira(route`/rest/api/3/myself`).then(() => 'worked', (error: Error) => error.constructor.name);
  await kvs.set(`heard-${event.issue.key}`, { asUser });
}

/** Three calls to the platform: a mark, a comment, a mark. */
export async function work({ body, retryContext }: { body: { key: string; again?: number }; retryContext?: { retryCount: number } }) {
  if ((retryContext?.retryCount ?? 0) < (body.again ?? 0)) return new InvocationError({ retryAfter: 5, retryReason: 'FUNCTION_RETRY_REQUEST' as never });
  await kvs.set(`begun-${body.key}`, retryContext?.retryCount ?? 0);
  await api.asApp().requestJira(route`/rest/servicedeskapi/request/${body.key}/comment`, { method: 'POST', body: JSON.stringify({ body: 'done', public: true }) });
  await kvs.set(`done-${body.key}`, true);
  return undefined;
}

export const slow = () => new Promise(done => { setTimeout(done, 5000); });
export const hook = async ({ body }: { body: string }) => { console.info('hooked', body); return { outputKey: body === 'good' ? 'accepted' : 'unknown' }; };
