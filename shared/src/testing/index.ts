/**
 * For tests and benchmarks: a scripted model, systems in memory, a desk on SQLite.
 * @packageDocumentation
 */
export { ScriptedModel, type Script, type ScriptedCall } from './scripted-model';
export { createTestHost, TestClock, type TestHost, type TestOptions } from './memory-host';
export { createWorld, memorySystems, type MemoryWorld } from './memory-systems';
export { createTwoHosts, incidents, type TwoHosts } from './two-hosts';
export { conformance, type Exam } from './conformance';
export { scanDatabase, tablesOf, type Found } from './scan';
