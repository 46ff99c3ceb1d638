export { createSite, permissionKeys } from './site';
export type { Site, SiteOptions } from './site';
export type { SiteEvent } from './call';
export { GROUPS, PEOPLE } from './seed/people';
