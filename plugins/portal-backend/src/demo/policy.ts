import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { countersignAdministerPermission, countersignApprovePermission, countersignAuditPermission, countersignDeskPermission } from '@countersign/backstage-plugin-countersign-common';
import { countersignConditions, createCountersignConditionalDecision } from '@countersign/backstage-plugin-countersign-node';
import { AuthorizeResult, isPermission, type PolicyDecision } from '@backstage/plugin-permission-common';
import type { PermissionPolicy, PolicyQuery, PolicyQueryUser } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';

const GUARDED: Readonly<Record<string, readonly string[]>> = {
  [countersignDeskPermission.name]: ['group:default/service-desk'],
  [countersignAuditPermission.name]: ['group:default/internal-audit', 'group:default/it-operations'],
  [countersignAdministerPermission.name]: ['group:default/it-operations', 'group:default/security'],
};

/** The demo portal's permission policy: everything Backstage offers, the desk's pages by group, and nobody decides what they asked for. */
class DemoPolicy implements PermissionPolicy {
  async handle({ permission }: PolicyQuery, user?: PolicyQueryUser): Promise<PolicyDecision> {
    if (isPermission(permission, countersignApprovePermission)) return createCountersignConditionalDecision(permission, { not: countersignConditions.isRequester({ userRefs: [user?.info.userEntityRef ?? ''] }) });
    const groups = GUARDED[permission.name];
    const mine = user?.info.ownershipEntityRefs ?? [];
    return { result: !groups || groups.some(g => mine.includes(g)) ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }
}

export const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'countersign-demo-policy',
  register(env) {
    env.registerInit({ deps: { policy: policyExtensionPoint, logger: coreServices.logger }, async init({ policy }) { policy.setPolicy(new DemoPolicy()); } });
  },
});
