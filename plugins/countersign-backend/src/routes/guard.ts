import { countersignApprovePermission, countersignRequestReadPermission, countersignRequestUpdatePermission } from '@countersign/backstage-plugin-countersign-common';
import type { Request, Router } from 'express';
import { mustBeAllowedOn, type RouteOptions } from './kit';

/** What a requester does to a request; the other verbs have a permission of their own. */
const OWN = ['/turns', '/cancel', '/step-up', '/continue', '/confirm', '/reopen', '/undo'];

/** The portal's policy is asked about the very request, before any verb of it runs (G5). Receipts, grants and approvals begin with their request's id. */
export function guardRequests(router: Router, o: RouteOptions): void {
  const guard = (permissionOf: (req: Request) => Parameters<typeof mustBeAllowedOn>[2]) => async (req: Request, _res: unknown, next: () => void) => {
    await mustBeAllowedOn(o, req, permissionOf(req), req.params.id.split('.')[0]);
    next();
  };
  router.use('/requests/:id', guard(req => (req.method !== 'GET' && OWN.includes(req.path) ? countersignRequestUpdatePermission : countersignRequestReadPermission)));
  router.use('/receipts/:id', guard(() => countersignRequestUpdatePermission));
  router.use('/grants/:id', guard(() => countersignRequestUpdatePermission));
  // Together and from a link: the requests are named in the body, and asked about there.
  router.use('/approvals/:id', (req, res, next) => (['batch', 'link'].includes(req.params.id) ? next() : guard(() => countersignApprovePermission)(req, res, next)));
}
