export { emptyDemoSystems, startDemoSystems, type DemoSystems } from './start';
export { systemsSchema, type SystemsSeed } from './seed';
