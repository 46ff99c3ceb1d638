/** The pure code that decides, approves, bounds, records and proves, room by room: what a test beside it must notice when it changes. */
export const ROOMS = {
  floor: ['glass', 'raise', 'standing'],
  policy: ['check', 'counter-example', 'lattice', 'literals', 'offers', 'search'],
  approvals: ['board', 'candidates', 'links', 'pace', 'roles', 'steps'],
  action: ['capability', 'ladders', 'payload'],
  grants: ['back-off', 'every', 'owner', 'rests-on'],
  limits: ['mass', 'takes-away', 'window'],
  switches: ['stops'],
  undo: ['undoable'],
  holdings: ['compare'],
  identity: ['ages', 'code'],
  privacy: ['board', 'offers'],
  rules: ['configuration', 'digest', 'separation'],
  state: ['fold', 'status'],
  streams: ['stream'],
  journal: ['chain', 'hash', 'personal', 'sealed'],
  audit: ['chains', 'checkpoint', 'inspect', 'leaf', 'metrics', 'proofs', 'tree', 'verify-export', 'verify-pack'],
  words: ['clean', 'duration', 'sayer', 'skeleton'],
};

/** One room is mutated and tested at a time; its name comes from outside. */
export const ROOM = process.env.COUNTERSIGN_ROOM ?? '';
export const filesOf = room => ROOMS[room].map(name => `src/${room}/${name}.ts`);
