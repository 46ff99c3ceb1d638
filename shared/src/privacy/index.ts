export { privacyRoom, type PrivacyRoom } from './room';
export { privacySystem } from './erase-person';
export { noteLooking, noteReading } from './note-reading';
export { ASK_A_PERSON, MOST_DENIALS, MOST_OFFERS, offersFit, shownOnly } from './offers';
export { privacyVerbs } from './verbs';
export { NOBODYS, STORES } from './stores';
export type { PrivacyDesk } from './desk-api';
export { RETENTION, type LegalHold, type PrivacyView, type Reading, type ReadingWhat, type Retention, type Store } from './types';
