import { createConditionExports, createPermissionResourceRef, createPermissionRule } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_COUNTERSIGN_REQUEST } from '@countersign/backstage-plugin-countersign-common';
import type { RequestFacts } from '@countersign/core';
import { z } from 'zod';

/** Requests, as a permission policy sees them. @public */
export const countersignRequestResourceRef = createPermissionResourceRef<RequestFacts, (facts: RequestFacts) => boolean>().with({ pluginId: 'countersign', resourceType: RESOURCE_TYPE_COUNTERSIGN_REQUEST });

const paramsSchema = z.object({ userRefs: z.array(z.string()).describe('User entity refs') });
const rule = <N extends string>(name: N, description: string, holds: (facts: RequestFacts, userRefs: readonly string[]) => boolean) => createPermissionRule({
  name, description, resourceRef: countersignRequestResourceRef, paramsSchema,
  apply: (facts, { userRefs }) => holds(facts, userRefs), toQuery: ({ userRefs }) => facts => holds(facts, userRefs),
});

const isRequester = rule('IS_REQUESTER', 'One of these people asked', (f, refs) => refs.includes(f.requester));
const isSubject = rule('IS_SUBJECT', 'It is done for one of these people', (f, refs) => refs.includes(f.subject));
const isApprover = rule('IS_APPROVER', 'One of these people may decide a step of it, or did', (f, refs) => f.approvers.some(a => refs.includes(a)));

/** The rules the backend registers. @public */
export const countersignRequestRules = { isRequester, isSubject, isApprover };
const exported = createConditionExports({ resourceRef: countersignRequestResourceRef, rules: countersignRequestRules });
/** For a permission policy: `countersignConditions.isRequester({ userRefs })`. @public */
export const countersignConditions = exported.conditions;
/** For a permission policy: a decision that depends on the request. @public */
export const createCountersignConditionalDecision = exported.createConditionalDecision;
