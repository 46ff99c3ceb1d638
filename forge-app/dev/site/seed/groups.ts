import { Group } from '../model';
import { GROUPS, PEOPLE } from './people';

export const groups = (): Group[] => [
  { groupId: GROUPS.administrators, name: 'jira-administrators', members: [PEOPLE.ines] },
  { groupId: GROUPS.everyone, name: 'jira-software-users', members: [PEOPLE.ada, PEOPLE.mira, PEOPLE.omar, PEOPLE.sam, PEOPLE.ines, PEOPLE.aud] },
  { groupId: GROUPS.managers, name: 'managers', members: [PEOPLE.mira] },
  { groupId: GROUPS.auditors, name: 'auditors', members: [PEOPLE.aud] },
  { groupId: GROUPS.figma, name: 'figma-users', members: [PEOPLE.mira] },
  { groupId: GROUPS.miro, name: 'miro-users', members: [] },
  { groupId: GROUPS.payments, name: 'payments-owners', members: [PEOPLE.omar] },
  { groupId: GROUPS.deskTeam, name: 'it-service-desk', members: [PEOPLE.sam] },
];
