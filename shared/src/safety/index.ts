export { scrub, scrubState, scrubText } from './scrub';
export { createVeil, type Veil } from './veil';
export { withoutSecrets } from './ports';
