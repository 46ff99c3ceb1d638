export { emptyDemoSystems, startDemoSystems, type DemoSystems } from './start';
export type { DemoAccount } from './directory';
export { systemsSchema, type SystemsSeed } from './seed';
