export { unreadSecrets } from './unread-secrets';
export { mustBeLinkedLong } from './ages';
export { identityVerbs } from './verbs';
export { vouch } from './vouch';
export type { IdentityDesk } from './desk-api';
export type { Vouching, VouchingShown, VouchingStarted, VouchingView } from './types';
