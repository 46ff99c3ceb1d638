import { Site } from '../site';

/** Where a module stands: ids from the address, told to the app as Forge tells them. */
export interface Place { issue?: string; requestType?: string; project?: string }

/** The `extension` of a module's context. The site looks ids up, so that a page cannot make one up. */
export function extensionAt(site: Site, { issue: key, requestType, project: projectKey }: Place): object {
  const issue = site.state.issues.find(i => i.key === key);
  const project = site.state.projects.find(p => p.id === issue?.projectId || p.key === projectKey);
  return {
    ...(issue ? { issue: { id: issue.id, key: issue.key, type: issue.typeName, typeId: '10001' }, request: { key: issue.key, typeId: issue.requestTypeId, property: issue.properties } } : {}),
    ...(requestType ? { request: { typeId: requestType } } : {}),
    ...(project ? { project: { id: project.id, key: project.key, type: project.type }, ...(project.serviceDeskId ? { portal: { id: Number(project.serviceDeskId) } } : {}) } : {}),
  };
}
