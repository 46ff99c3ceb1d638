import type { Notice } from '@countersign/core';

/**
 * Mail about what has no issue of its own goes out on an issue that others may see too: fixed words, chosen by what kind of notice it is.
 * No word of a request, of a person or of a model, and no link but the one Jira puts under its own mail (G16).
 */
export function deskNotice({ link, severity, requestId }: Pick<Notice, 'link' | 'severity' | 'requestId'>): { readonly subject: string; readonly text: string } {
  const which = requestId && ` (${requestId})`;
  if (link) return { subject: 'Countersign: your decision is asked', text: `Something waits for your yes or no${which}. Open your profile in the help centre, My access; agents find it in the queue page, Waiting for a person. Nothing can be decided by answering this mail.` };
  if (severity === 'high') return { subject: 'Countersign: please look now', text: `Something needs a look by those who answer for Countersign${which}. Open Apps, Countersign in Jira. Agents find it in the queue page, Waiting for a person.` };
  return { subject: 'Countersign: there is news for you', text: `There is news for you in Countersign${which}. Open your profile in the help centre, My access.` };
}
