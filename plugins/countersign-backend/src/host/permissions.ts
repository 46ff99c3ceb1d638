import type { BackstageCredentials, PermissionsRegistryService, PermissionsService } from '@backstage/backend-plugin-api';
import { AuthorizeResult, type BasicPermission, type ResourcePermission } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { countersignPermissions, countersignRequestReadPermission, RESOURCE_TYPE_COUNTERSIGN_REQUEST } from '@countersign/backstage-plugin-countersign-common';
import { countersignRequestResourceRef, countersignRequestRules } from '@countersign/backstage-plugin-countersign-node';
import type { Desk, RequestFacts } from '@countersign/core';

type RequestPermission = ResourcePermission<typeof RESOURCE_TYPE_COUNTERSIGN_REQUEST>;
export interface HostPermissions {
  may(credentials: BackstageCredentials, permission: BasicPermission): Promise<boolean>;
  mayOn(credentials: BackstageCredentials, permission: RequestPermission, requestId: string): Promise<boolean>;
  /** Which of these the caller may read; one question for all of them. */
  readable<T extends { readonly id: string }>(credentials: BackstageCredentials, items: readonly T[], requestOf?: (item: T) => string): Promise<readonly T[]>;
}

/** What the portal's own policy says: necessary, never sufficient (G5). Rules see who is part of a request, and nothing of what it says. */
export function hostPermissions(registry: PermissionsRegistryService, permissions: PermissionsService, desk: Desk): HostPermissions {
  registry.addPermissions(countersignPermissions.filter(p => p.type === 'basic'));
  registry.addResourceType({
    resourceRef: countersignRequestResourceRef, rules: Object.values(countersignRequestRules),
    permissions: countersignPermissions.filter((p): p is RequestPermission => p.type === 'resource'),
    getResources: async ids => { const found = new Map((await desk.about(ids)).map(f => [f.id, f])); return ids.map(id => found.get(id)); },
  });
  const applies = createConditionAuthorizer<RequestFacts>(registry.getPermissionRuleset(countersignRequestResourceRef));
  return {
    async may(credentials, permission) {
      const [answer] = await permissions.authorize([{ permission }], { credentials });
      return answer.result === AuthorizeResult.ALLOW;
    },
    async mayOn(credentials, permission, requestId) {
      const [answer] = await permissions.authorize([{ permission, resourceRef: requestId }], { credentials });
      return answer.result === AuthorizeResult.ALLOW;
    },
    async readable(credentials, items, requestOf = i => i.id) {
      const [decision] = await permissions.authorizeConditional([{ permission: countersignRequestReadPermission }], { credentials });
      if (decision.result === AuthorizeResult.ALLOW) return items;
      if (decision.result === AuthorizeResult.DENY) return [];
      const facts = new Map((await desk.about(items.map(requestOf))).map(f => [f.id, f]));
      return items.filter(i => applies(decision, facts.get(requestOf(i))));
    },
  };
}
