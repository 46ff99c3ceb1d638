export { metricsOf } from './metrics';
export { createHeartbeat, BEAT_PREFIX, type Heartbeat } from './heartbeat';
export { createSealer, type Sealer } from './sealer';
export { connectorDigest, connectorDigests, madeBy, versionsOf } from './vitals';
export { keepRecord } from './keep-record';
export { recordKeeping } from './keeping';
export { auditVerbs } from './verbs';
export { verifyExport, type Brought, type ExportReport } from './verify-export';
