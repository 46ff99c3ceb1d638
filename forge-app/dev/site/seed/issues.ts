import { Issue } from '../model';
import { PEOPLE } from './people';

const AT = new Date('2026-11-24T09:00:00Z');

function issue(given: Pick<Issue, 'id' | 'key' | 'projectId' | 'summary' | 'reporter'> & Partial<Issue> & { status?: string }): Issue {
  const { status = 'Waiting for support', ...rest } = given;
  return {
    typeName: 'Service Request', description: '', creator: given.reporter, created: AT, updated: AT, history: [{ status, at: AT }],
    fields: {}, participants: [], organizations: [], approvers: [], comments: [], approvals: [], properties: {}, labels: [], ...rest,
  };
}

export const issues = (): Issue[] => [
  issue({ id: '10101', key: 'IT-1', projectId: '10000', requestTypeId: '25', summary: 'I need Figma', description: 'For the new onboarding screens.', reporter: PEOPLE.ada }),
  issue({ id: '10102', key: 'IT-2', projectId: '10000', requestTypeId: '27', summary: 'VPN drops every hour', reporter: PEOPLE.cleo, organizations: ['3'] }),
  issue({
    id: '10103', key: 'IT-3', projectId: '10000', requestTypeId: '26', summary: 'A licence for the design tool', reporter: PEOPLE.ada, status: 'Waiting for approval', approvers: [PEOPLE.mira],
    approvals: [{ id: '1', name: 'Manager approval', created: AT, finalDecision: 'pending', votes: [{ accountId: PEOPLE.mira, decision: 'pending' }] }],
  }),
  issue({ id: '10104', key: 'HR-1', projectId: '10002', requestTypeId: '31', summary: 'A question on leave', reporter: PEOPLE.omar }),
  issue({ id: '10105', key: 'PAY-1', projectId: '10001', typeName: 'Task', summary: 'Rotate the database password', reporter: PEOPLE.omar, status: 'To Do' }),
];
