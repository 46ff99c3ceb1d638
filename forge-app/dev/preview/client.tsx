import { createRoot } from 'react-dom/client';
import { ForgeDoc, People, Person, View } from './forge-doc-view';

interface Start { module: string; context: Record<string, unknown>; people: Person[] }

/** What the page that holds this frame is told. */
const tell = (kind: string, detail?: unknown) => { window.parent.postMessage({ kind, detail }, window.location.origin); };

const start = JSON.parse(document.getElementById('start')?.textContent ?? '{}') as Start;
const root = createRoot(document.getElementById('app') as HTMLElement);

async function invoke(data: { functionKey: string; payload?: unknown }): Promise<unknown> {
  const answer = await fetch('/invoke', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...data, module: start.module, extension: start.context.extension }) });
  const { body, error } = (await answer.json()) as { body?: unknown; error?: string };
  if (!answer.ok) throw new Error(error);
  return body ?? undefined;
}

/** Atlassian's own dialog in front of the app's page, as far as a browser has one. */
async function consent(call: 'get' | 'set', payload: { egresses?: readonly { description: string; configured: readonly { domain: string }[] }[] }): Promise<unknown> {
  const asked = payload.egresses?.map(e => `${e.description}\n${e.configured.map(c => c.domain).join('\n')}`).join('\n\n');
  // eslint-disable-next-line no-alert
  if (call === 'set' && !window.confirm(`Stands for Atlassian’s dialog. Let this app send data to:\n\n${asked}`)) throw new Error('rejected');
  const answer = await fetch('/consent', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ call, payload }) });
  const { body, error } = (await answer.json()) as { body?: unknown; error?: string };
  if (!answer.ok) throw new Error(error);
  return body;
}

const COMMANDS: Record<string, (data: never) => unknown> = {
  reconcile: ({ forgeDoc }: { forgeDoc: ForgeDoc }) => root.render(<People.Provider value={start.people}><View doc={{ ...forgeDoc }} /></People.Provider>),
  getContext: () => start.context,
  invoke,
  __permission__egressGet: (payload: never) => consent('get', payload),
  __permission__egressSet: (payload: never) => consent('set', payload),
  submit: (payload: unknown) => { tell('submit', payload); return true; },
  close: () => { tell('close'); return true; },
  navigate: (data: { url?: string }) => tell('open', data.url),
  refresh: () => { window.location.reload(); return true; },
  reload: () => window.location.reload(),
  enableTheming: () => undefined,
  showFlag: (flag: { title?: string }) => tell('flag', flag.title),
};

/** The one door between a page of the app and its host. */
Object.assign(globalThis, {
  __bridge: {
    callBridge: async (command: string, data: never) => {
      if (command === 'onError') throw (data as { error: unknown }).error;
      return COMMANDS[command]?.(data);
    },
  },
});
const isOver = () => document.querySelector('.fk-veil') !== null;
new ResizeObserver(() => { if (!isOver()) tell('height', Math.ceil(document.body.getBoundingClientRect().height)); }).observe(document.body);
// A dialog belongs to the whole page, as in Jira: the frame covers it for as long.
new MutationObserver(() => tell('over', isOver())).observe(document.body, { childList: true, subtree: true });
