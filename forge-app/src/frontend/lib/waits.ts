import type { Item, Waiting } from '@countersign/core';

/** `mine`: the reader is the requester. `inside`: the reader works for the desk and may know who and which system. */
export interface Eyes { readonly mine: boolean; readonly inside: boolean; readonly time: (iso: string) => string }

const ROLES: Readonly<Record<string, string>> = { manager: 'the manager', owner: 'whoever owns it', security: 'security', desk: 'the service desk' };
export const roleSaid = (role: string): string => ROLES[role] ?? role;

/** Two words for the lozenge. */
export function waitWord({ waiting }: Item, mine: boolean): string {
  switch (waiting?.for) {
    case 'approval': return 'Waiting for approval';
    case 'cooling-off': return 'Waiting on purpose';
    case 'switch': return 'Changes are stopped';
    case 'system': return 'Waiting for the system';
    case 'suggestion': return 'With the service desk';
    case undefined: return 'Waiting';
    default: return mine ? 'Needs you' : 'Waiting for the requester';
  }
}

/** One sentence: what it waits for and what happens then. A customer reads no names and no systems here (G30). */
export function waitSaid(waiting: Waiting, { mine, inside, time }: Eyes): string {
  switch (waiting.for) {
    case 'approval': return `It needs a yes from ${[...new Set(waiting.steps.filter(s => s.state === 'open' || s.state === 'later').map(s => roleSaid(s.role)))].join(', then ') || 'an approver'}. Nothing is changed before.`;
    case 'cooling-off': return `It waits until ${time(waiting.until)}, so that somebody can stop it.`;
    case 'switch': return `Changes are stopped: ${waiting.reason} This is kept and goes on after the release.`;
    case 'system': return `${inside ? waiting.message : 'The system does not answer right now.'} Nothing was changed. It is tried again ${time(waiting.retryAt)}.`;
    case 'suggestion': return 'Somebody at the service desk looks at it before it runs.';
    case 'step-up': return mine ? 'It needs a stronger proof that it is you than this page can take. Ask for a person: the service desk helps you.' : 'It needs a stronger proof of who asked.';
    default: return mine ? 'It was asked in your name. It goes on when you say that it was you.' : 'It was asked in somebody’s name, and waits until that person says so here.';
  }
}
