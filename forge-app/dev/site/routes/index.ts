import { Route } from '../call';
import { approvalRoutes } from './approvals';
import { assetRoutes } from './assets';
import { customerRoutes } from './customers';
import { feedbackRoutes } from './feedback';
import { groupRoutes } from './groups';
import { issueCommentRoutes } from './issue-comments';
import { issueRoutes } from './issues';
import { knowledgeRoutes } from './knowledge';
import { linkRoutes } from './links';
import { organizationRoutes } from './organizations';
import { participantRoutes } from './participants';
import { permissionRoutes } from './permissions';
import { projectRoutes } from './projects';
import { projectPropertyRoutes } from './project-properties';
import { propertyRoutes } from './properties';
import { requestCommentRoutes } from './request-comments';
import { requestRoutes } from './request';
import { requestTransitionRoutes } from './request-transitions';
import { requestTypeRoutes } from './request-types';
import { searchRoutes } from './search';
import { slaRoutes } from './sla';
import { userRoutes } from './users';

export const routes: Route[] = [
  ...requestRoutes, ...requestCommentRoutes, ...requestTransitionRoutes, ...approvalRoutes, ...participantRoutes, ...slaRoutes, ...feedbackRoutes, ...requestTypeRoutes,
  ...customerRoutes, ...organizationRoutes, ...knowledgeRoutes, ...assetRoutes, ...permissionRoutes, ...userRoutes, ...groupRoutes, ...projectRoutes, ...issueRoutes,
  ...issueCommentRoutes, ...linkRoutes, ...propertyRoutes, ...projectPropertyRoutes, ...searchRoutes,
];
