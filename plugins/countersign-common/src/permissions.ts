import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a request. @public */
export const RESOURCE_TYPE_COUNTERSIGN_REQUEST = 'countersign-request';

/** Ask for something. @public */
export const countersignRequestCreatePermission = createPermission({ name: 'countersign.request.create', attributes: { action: 'create' } });
/** Read a request; conditional on being its requester, subject or approver. @public */
export const countersignRequestReadPermission = createPermission({ name: 'countersign.request.read', attributes: { action: 'read' }, resourceType: RESOURCE_TYPE_COUNTERSIGN_REQUEST });
/** Act on a request of one's own: turns, cancel, confirm, undo. @public */
export const countersignRequestUpdatePermission = createPermission({ name: 'countersign.request.update', attributes: { action: 'update' }, resourceType: RESOURCE_TYPE_COUNTERSIGN_REQUEST });
/** Decide approvals; may depend on the request, for example never one's own. Necessary, never sufficient: the desk checks each step. @public */
export const countersignApprovePermission = createPermission({ name: 'countersign.approval.decide', attributes: { action: 'update' }, resourceType: RESOURCE_TYPE_COUNTERSIGN_REQUEST });
/** Work as a service-desk agent: queue, take over, reply, close. @public */
export const countersignDeskPermission = createPermission({ name: 'countersign.desk.use', attributes: { action: 'update' } });
/** Read the journal and verify it. @public */
export const countersignAuditPermission = createPermission({ name: 'countersign.audit.read', attributes: { action: 'read' } });
/** Administer: metrics, switches, configuration. @public */
export const countersignAdministerPermission = createPermission({ name: 'countersign.administer', attributes: { action: 'update' } });
/** Look after what is kept about people: legal holds, erasures. @public */
export const countersignPrivacyPermission = createPermission({ name: 'countersign.privacy.use', attributes: { action: 'update' } });

/** All of them. @public */
export const countersignPermissions = [
  countersignRequestCreatePermission, countersignRequestReadPermission, countersignRequestUpdatePermission,
  countersignApprovePermission, countersignDeskPermission, countersignAuditPermission, countersignAdministerPermission, countersignPrivacyPermission,
];
