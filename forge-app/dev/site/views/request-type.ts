import { Call } from '../call';
import { RequestType } from '../model';

export const requestType = (call: Call, type: RequestType) => ({
  _expands: ['field'], id: type.id, name: type.name, description: type.description, helpText: '', issueTypeId: '10001', serviceDeskId: type.serviceDeskId, portalId: type.serviceDeskId, groupIds: ['1'],
  icon: { id: '10527', _links: { iconUrls: { '48x48': `${call.site}/avatar.svg` } } },
  _links: { self: `${call.site}/rest/servicedeskapi/servicedesk/${type.serviceDeskId}/requesttype/${type.id}` },
});

export const fieldsOf = (type: RequestType) => type.fields.map(f => ({ fieldId: f.fieldId, name: f.name, description: '', required: f.required, visible: true, defaultValues: [], validValues: [], presetValues: [], jiraSchema: f.schema }));
