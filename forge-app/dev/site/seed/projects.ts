import { Project, RequestType } from '../model';
import { GROUPS, PEOPLE } from './people';

const WORK = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'TRANSITION_ISSUES', 'ADD_COMMENTS', 'LINK_ISSUES', 'ASSIGN_ISSUES', 'RESOLVE_ISSUES'];
const AGENT = [...WORK, 'SERVICEDESK_AGENT'];
const ADMIN = [...WORK, 'ADMINISTER_PROJECTS'];

/** `approve`: key of the app's project permission "Approve agent actions". */
export const projects = (approve: string): Project[] => [
  {
    id: '10000', key: 'IT', name: 'IT help', type: 'service_desk', serviceDeskId: '1',
    roles: [
      { id: 10002, name: 'Administrators', users: [PEOPLE.ines], groups: [], grants: [...ADMIN, 'SERVICEDESK_AGENT'] },
      { id: 10101, name: 'Service Desk Team', users: [], groups: [GROUPS.deskTeam], grants: [...AGENT, approve] },
      { id: 10102, name: 'Approvers', users: [PEOPLE.omar], groups: [GROUPS.managers], grants: [approve] },
      { id: 10100, name: 'Service Desk Customers', users: [], groups: [], grants: [] },
    ],
  },
  { id: '10002', key: 'HR', name: 'People help', type: 'service_desk', serviceDeskId: '2', roles: [{ id: 10002, name: 'Administrators', users: [PEOPLE.ines], groups: [], grants: [...ADMIN, 'SERVICEDESK_AGENT'] }] },
  {
    id: '10001', key: 'PAY', name: 'Payments', type: 'software',
    roles: [
      { id: 10002, name: 'Administrators', users: [PEOPLE.omar], groups: [], grants: ADMIN },
      { id: 10201, name: 'Developers', users: [], groups: [GROUPS.payments], grants: WORK },
      { id: 10202, name: 'Viewers', users: [], groups: [], grants: ['BROWSE_PROJECTS'] },
    ],
  },
];

const text = { type: 'string', system: 'summary' };
const FIELDS = [
  { fieldId: 'summary', name: 'What do you need?', required: true, schema: text },
  { fieldId: 'description', name: 'Details', required: false, schema: { type: 'string', system: 'description' } },
];

export const requestTypes = (): RequestType[] => [
  { id: '25', serviceDeskId: '1', name: 'Get access', description: 'Access to an application, a project or a group', fields: FIELDS },
  { id: '26', serviceDeskId: '1', name: 'Get software', description: 'A licence or an installation', fields: FIELDS },
  { id: '27', serviceDeskId: '1', name: 'Ask a question', description: 'Anything else about IT', fields: FIELDS },
  { id: '28', serviceDeskId: '1', name: 'Emergency change', description: 'For managers', fields: FIELDS, groups: [GROUPS.managers] },
  { id: '31', serviceDeskId: '2', name: 'Question to HR', description: 'Contracts and leave', fields: FIELDS },
];
