import { withDesk } from '../host/desk';
import { setUpOf } from '../host/installation';
import type { RequestState } from '@countersign/core';

const SHOWN: Partial<Record<RequestState, { label: string; type: 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success' }>> = {
  working: { label: 'Working', type: 'inprogress' }, asking: { label: 'Asked something', type: 'new' }, waiting: { label: 'Needs a decision', type: 'moved' }, done: { label: 'Done', type: 'success' },
  resolved: { label: 'Resolved', type: 'success' }, answered: { label: 'Answered', type: 'success' }, denied: { label: 'Not allowed', type: 'removed' }, 'handed-over': { label: 'Escalated', type: 'moved' },
};

/** What stands on the panel while it is closed: a word for the state, and nothing of what it says. */
export async function issueLozenge(_: unknown, context: { extension?: { issue?: { id?: string } } }): Promise<object> {
  const issue = context.extension?.issue?.id;
  if (!issue || !(await setUpOf())) return {};
  return withDesk({ items: 'queue' }, async ({ desk, links }) => {
    const link = await links.ofIssue(String(issue));
    const [facts] = link ? await desk.about([link.requestId]) : [];
    const shown = facts && SHOWN[facts.state];
    return shown ? { status: { type: 'lozenge', value: shown } } : {};
  });
}
