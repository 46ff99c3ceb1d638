import { z } from 'zod';
import { durationText, entityRef, personRef } from '../refs';
import { membership } from './membership';
import { everyPage } from './pages';
import { idOf, send } from './site';

interface User { readonly accountId: string }
const holds = (users: unknown[], account: string) => (users as User[]).some(u => u.accountId === account);

interface InOrganization { readonly organization: string; readonly person: string; readonly duration?: string }
const inOrganization = z.object({ organization: entityRef, person: personRef });
export const organizationChanges = membership<InOrganization>({
  ids: { give: 'add-to-organization', take: 'remove-from-organization' }, titles: { give: 'Organization', take: 'Organization left' },
  descriptions: { give: 'Adds a customer to an organization, whose requests they may then see. Safe to repeat.', take: 'Takes a customer out of an organization. Safe to repeat.' },
  input: { give: inOrganization.extend({ duration: durationText.optional() }), take: inOrganization }, resource: i => i.organization,
  verb: ['Add', 'Added'], to: (i, say) => `to ${say.resource(i.organization)}`, from: (i, say) => say.resource(i.organization),
  has: async (i, at) => holds(await everyPage(at, 'GET /rest/servicedeskapi/organization/{organizationId}/user', { path: { organizationId: idOf(i.organization) } }), at.account),
  add: (i, at) => send(at, 'POST /rest/servicedeskapi/organization/{organizationId}/user', { path: { organizationId: idOf(i.organization) }, body: { accountIds: [at.account] } }),
  remove: (i, at) => send(at, 'DELETE /rest/servicedeskapi/organization/{organizationId}/user', { path: { organizationId: idOf(i.organization) }, body: { accountIds: [at.account] } }),
});

interface CustomerOf { readonly desk: string; readonly person: string; readonly duration?: string }
const customerOf = z.object({ desk: entityRef, person: personRef });
export const customerChanges = membership<CustomerOf>({
  ids: { give: 'add-customer', take: 'remove-customer' }, titles: { give: 'Customer', take: 'Customer removed' },
  descriptions: { give: 'Lets a person use the portal of a service desk. Safe to repeat.', take: 'Takes a person off the customers of a service desk. Safe to repeat.' },
  input: { give: customerOf.extend({ duration: durationText.optional() }), take: customerOf }, resource: i => i.desk,
  verb: ['Add', 'Added'], to: (i, say) => `to the customers of ${say.resource(i.desk)}`, from: (i, say) => `the customers of ${say.resource(i.desk)}`,
  has: async (i, at) => holds(await everyPage(at, 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', { path: { serviceDeskId: idOf(i.desk) } }), at.account),
  add: (i, at) => send(at, 'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', { path: { serviceDeskId: idOf(i.desk) }, body: { accountIds: [at.account] } }),
  remove: (i, at) => send(at, 'DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', { path: { serviceDeskId: idOf(i.desk) }, body: { accountIds: [at.account] } }),
});

interface Participant { readonly issue: string; readonly person: string }
const participant = z.object({ issue: entityRef, person: personRef });
export const participantChanges = membership<Participant>({
  ids: { give: 'add-participant', take: 'remove-participant' }, titles: { give: 'Participant', take: 'Participant removed' },
  descriptions: { give: 'Lets a person read and answer one request. Safe to repeat.', take: 'Takes a person off the participants of a request. Safe to repeat.' },
  input: { give: participant, take: participant }, resource: i => i.issue,
  verb: ['Add', 'Added'], to: (i, say) => `to the participants of ${say.resource(i.issue)}`, from: (i, say) => `the participants of ${say.resource(i.issue)}`,
  has: async (i, at) => holds(await everyPage(at, 'GET /rest/servicedeskapi/request/{issueIdOrKey}/participant', { path: { issueIdOrKey: idOf(i.issue) } }), at.account),
  add: (i, at) => send(at, 'POST /rest/servicedeskapi/request/{issueIdOrKey}/participant', { path: { issueIdOrKey: idOf(i.issue) }, body: { accountIds: [at.account] } }),
  remove: (i, at) => send(at, 'DELETE /rest/servicedeskapi/request/{issueIdOrKey}/participant', { path: { issueIdOrKey: idOf(i.issue) }, body: { accountIds: [at.account] } }),
});
