import type { EgressGroup } from '../platform/consent';
import { GROUPS } from '../site';
import { asked } from './desk';
import { extensionAt } from './place';
import { personaOf } from './personas';
import { Visit, Way, go, json } from './web';

/** Request creation: the app's property is stored before the app hears of the request, as JSM does. */
async function create({ at, who, form }: Visit) {
  const properties = JSON.parse(form.get('properties') || '[]') as { key: string; value: unknown }[];
  at.site.attach(Object.fromEntries(properties.map(p => [p.key, p.value])));
  const made = await asked<{ issueKey: string }>(at, who, '/rest/servicedeskapi/request', { serviceDeskId: '1', requestTypeId: form.get('type'), requestFieldValues: { summary: form.get('summary'), description: form.get('description') } });
  return go(made ? `/portal/request/${made.issueKey}` : '/portal');
}

async function invoke({ at, who, body }: Visit) {
  const { module, functionKey, payload, extension } = JSON.parse(body) as { module: string; functionKey: string; payload?: unknown; extension?: { issue?: { key: string }; project?: { key: string }; request?: { typeId?: string } } };
  // Where the page stands is looked up again: a page may not say whose issue it is.
  const place = extensionAt(at.site, { issue: extension?.issue?.key, project: extension?.project?.key, requestType: extension?.issue ? undefined : extension?.request?.typeId });
  try {
    return json({ body: await at.host.resolve(module, { functionKey, payload, accountId: who.accountId, accountType: who.accountType, extension: place }) });
  } catch (error) {
    return json({ error: (error as Error).message }, 500);
  }
}

/** What Atlassian asks an administrator of the site in a dialog of its own; reading is for everybody. */
function consent({ at, who, body }: Visit) {
  const { consent: kept } = at.platform;
  const { call, payload } = JSON.parse(body) as { call: 'get' | 'set'; payload: { egresses: EgressGroup[] } };
  const administers = at.site.state.groups.some(g => g.groupId === GROUPS.administrators && g.members.includes(who.accountId));
  try {
    if (call === 'get') return json({ body: { results: kept.groups() } });
    return administers ? json({ body: { results: kept.set(payload.egresses) } }) : json({ error: 'Only an administrator of the site may allow this.' }, 403);
  } catch (error) {
    return json({ error: (error as Error).message }, 403);
  }
}

const path = (form: URLSearchParams, rest: string) => `/rest/servicedeskapi/request/${encodeURIComponent(form.get('issue') ?? '')}/${rest}`;

export const deeds: Way[] = [
  { on: 'GET /', go: () => go('/portal') },
  { on: 'POST /as', go: ({ form }) => ({ ...go(form.get('back')), headers: { ...go(form.get('back')).headers, 'set-cookie': `as=${personaOf(form.get('as') ?? '').name}; Path=/; SameSite=Lax` } }) },
  { on: 'POST /portal/create', go: create },
  { on: 'POST /comment', go: async ({ at, who, form }) => { await asked(at, who, path(form, 'comment'), { body: form.get('body'), public: true }); return go(form.get('back')); } },
  { on: 'POST /approval', go: async ({ at, who, form }) => { await asked(at, who, path(form, `approval/${encodeURIComponent(form.get('approval') ?? '')}`), { decision: form.get('decision') }); return go(form.get('back')); } },
  { on: 'POST /invoke', go: invoke },
  { on: 'POST /consent', go: consent },
  {
    on: 'POST /x1/{hook}',
    go: async ({ at, params, body, headers }) => {
      const listed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat()]));
      const { status, body: said, contentType } = await at.host.web(params.hook, { body, headers: listed });
      return { status, body: said, type: contentType };
    },
  },
];
