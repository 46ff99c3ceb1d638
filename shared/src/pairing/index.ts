export { besideOwn } from './beside';
export { pairingVerbs } from './verbs';
export type { PairingDesk } from './desk-api';
export type { Installation, LinksView, PeerEffect, PeersView, PeerView, WitnessedHead } from './types';
