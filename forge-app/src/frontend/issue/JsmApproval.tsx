import { SectionMessage, Text } from '@forge/react';
import type { IssuePanel } from '../../contract';

const SAYS = { pending: 'It waits for this approval, and goes on by itself afterwards. Countersign never answers it for anybody.', approved: 'This approval is given.', declined: 'This approval was declined, so nothing is done.' };

const CHANNEL = 'Opened for what waits below: an answer there is that approver’s vote about exactly this, and nothing else.';

/** The workflow's own approval step: it comes first, or it asks for what waits here. */
export function JsmApproval({ approval }: { approval: IssuePanel['jsmApproval'] }) {
  if (!approval) return null;
  return <SectionMessage appearance={approval.state === 'declined' ? 'warning' : 'information'} title={`Jira’s own approval: ${approval.name}`}><Text>{approval.channel ? CHANNEL : SAYS[approval.state]}</Text></SectionMessage>;
}
