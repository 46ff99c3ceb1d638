import type { Store } from './types';

/** The erasure map: every store that can hold something about a person, and what takes it away (G29). A test walks the schema and fails for a table that is not here. */
export const STORES: readonly Store[] = [
  { store: 'cs_journal.private', holds: 'What people wrote, what decisions saw, names and sentences of what was done', kept: 'record', erasedBy: 'The retention pass and an approved erasure, value by value, by their class' },
  { store: 'cs_journal', holds: 'Refs, states, rule ids, hashes, times, and commitments that say nothing without their values', kept: 'refs', erasedBy: 'Stays: it is what the proof is about' },
  { store: 'cs_requests', holds: 'A copy of what the journal says of a request', kept: 'record', erasedBy: 'Written anew from the journal in the same pass' },
  { store: 'cs_involved', holds: 'Refs of people a request waits for or concerns', kept: 'refs', erasedBy: 'Follows the request' },
  { store: 'cs_checkpoints', holds: 'The ids of a request and an item that wait', kept: 'nobody', erasedBy: 'Deleted when the request is settled' },
  { store: 'cs_checkpoint_writes', holds: 'The ids of a request and an item that wait', kept: 'nobody', erasedBy: 'Deleted when the request is settled' },
  { store: 'cs_secrets', holds: 'A secret for one showing, sealed', kept: 'minutes', erasedBy: 'Deleted when shown, guessed at or ten minutes old' },
  { store: 'cs_settling', holds: 'Owner, tier and lifecycle of catalog entries; who manages whom and since when; digests of account ids', kept: 'refs', erasedBy: 'Follows the catalog' },
  { store: 'cs_takes', holds: 'Refs of people and how often they did something lately', kept: 'refs', erasedBy: 'Deleted when its hour or day is over' },
  { store: 'cs_counters', holds: 'Digests of refs: whom somebody changed lately', kept: 'refs', erasedBy: 'Deleted when its hour or day is over' },
  { store: 'cs_leaves', holds: 'Hashes of rows', kept: 'nobody', erasedBy: 'Stays: it proves that no row is missing' },
  { store: 'cs_heads', holds: 'Signed heads of the record', kept: 'nobody', erasedBy: 'Stays: it proves that no row is missing' },
  { store: 'cs_heads_sent', holds: 'Where signed heads were sent', kept: 'nobody', erasedBy: 'Stays: it proves that no row is missing' },
  { store: 'Notices', holds: 'Fixed sentences with the title of a request', kept: 'host', erasedBy: 'The portal’s notifications: delete them there' },
  { store: 'Log of the host', holds: 'Errors of systems; no texts of requests', kept: 'host', erasedBy: 'The retention of the host’s log' },
  { store: 'Audit log of the host', holds: 'Who called which address with which result', kept: 'host', erasedBy: 'The retention of the host’s audit log' },
  { store: 'The configured model', holds: 'The text of a message while it is answered', kept: 'host', erasedBy: 'The provider’s terms; the embedded planner keeps nothing' },
];

/** Tables that hold nothing about anybody: bookkeeping of the schema. */
export const NOBODYS = ['cs_migrations', 'cs_migrations_lock'] as const;
