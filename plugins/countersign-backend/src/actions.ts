import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import { countersignRequestCreatePermission } from '@countersign/backstage-plugin-countersign-common';
import type { Actor, Desk } from '@countersign/core';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Over the registry and MCP one can ask and read one's own, never approve: no such action is offered (G15). */
export function registerActions(registry: ActionsRegistryService, desk: Desk): void {
  registry.register({
    name: 'ask', title: 'Ask IT', description: 'Sends a request to the IT service desk as the calling person. It is decided by company policy; approvals and proofs of identity happen in the portal.',
    schema: {
      input: z => z.object({ text: z.string().describe('What the person needs, in their own words') }),
      output: z => z.object({ id: z.string(), state: z.string(), answer: z.string(), question: z.string().optional() }),
    },
    attributes: { readOnly: false, destructive: false, idempotent: false }, visibilityPermission: countersignRequestCreatePermission,
    async action({ input, credentials }) {
      const view = await desk.ask(forwarded(credentials), { text: input.text });
      return { output: { id: view.id, state: view.state, answer: view.headline, ...(view.question && { question: view.question.text }) } };
    },
  });
  registry.register({
    name: 'list-my-requests', title: 'List my IT requests', description: 'The calling person’s own requests, newest first.',
    schema: { input: z => z.object({}), output: z => z.object({ items: z.array(z.object({ id: z.string(), title: z.string(), state: z.string(), answer: z.string() })) }) },
    attributes: { readOnly: true, idempotent: true }, visibilityPermission: countersignRequestCreatePermission,
    async action({ credentials }) {
      const items = await desk.list(forwarded(credentials));
      return { output: { items: items.map(i => ({ id: i.id, title: i.title, state: i.state, answer: i.headline })) } };
    },
  });
  registry.register({
    name: 'list-pending-approvals', title: 'List my pending approvals', description: 'What waits for the calling person’s decision. Deciding happens in the portal.',
    schema: { input: z => z.object({}), output: z => z.object({ items: z.array(z.object({ id: z.string(), sentence: z.string(), requester: z.string() })) }) },
    attributes: { readOnly: true, idempotent: true }, visibilityPermission: countersignRequestCreatePermission,
    async action({ credentials }) {
      const items = await desk.approvals(forwarded(credentials));
      return { output: { items: items.map(i => ({ id: i.id, sentence: i.item.sentence, requester: i.requester.name })) } };
    },
  });
}

function forwarded(credentials: BackstageCredentials): Actor {
  const principal = credentials.principal as { type?: string; userEntityRef?: string };
  if (principal.type !== 'user' || !principal.userEntityRef) throw new NotAllowedError('Sign in as a person to use this.');
  return { person: principal.userEntityRef, assurance: 2, channel: 'mcp', host: 'backstage' };
}
