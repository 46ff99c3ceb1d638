import { List, ListItem, SectionMessage, Text } from '@forge/react';
import type { SetUpDoubt } from '../../contract';
import { roleTitle } from './roles';

/** What would not work with these groups. It can be set up all the same: whoever knows better goes on. */
export function Doubts({ doubts }: { readonly doubts: readonly SetUpDoubt[] }) {
  if (doubts.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title="Look at this before you set it up">
      <List>{doubts.map(d => <ListItem key={JSON.stringify(d)}>{saidOf(d)}</ListItem>)}</List>
      <Text>Choose other groups above, or change who is in them in Jira.</Text>
    </SectionMessage>
  );
}

function saidOf(d: SetUpDoubt): string {
  switch (d.kind) {
    case 'nobody': return `Nobody active is in the groups of ${roleTitle(d.role)}, so what only they may do is refused.`;
    case 'unread': return `Jira does not say who is in the groups of ${roleTitle(d.role)}. Look there yourself.`;
    case 'one-approver': return 'One person alone approves rules. A change of who holds a role takes two of them, so roles could not be changed.';
    case 'one-admin': return 'One person alone administers. Then nothing is changed without a second person’s yes, however far a request type may go by itself.';
    case 'without-you': return 'You are not among the administrators, so you cannot go on here after this.';
    default: return `${d.people === 1 ? 'One person is' : `${d.people} people are`} among ${d.roles.map(roleTitle).join(' and ')}, which are there to check each other.`;
  }
}
