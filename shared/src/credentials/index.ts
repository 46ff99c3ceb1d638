export { credentialVerbs } from './verbs';
export type { CredentialsDesk } from './desk-api';
export type { Credential } from './types';
