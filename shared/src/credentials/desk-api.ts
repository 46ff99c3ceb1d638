import type { Actor } from '../types';
import type { Credential } from './types';

/** What is on the record about secrets of connected systems (G33): the host keeps them, by their name. */
export interface CredentialsDesk {
  /** Connector operators, administrators and auditors. */
  credentials(actor: Actor): Promise<readonly Credential[]>;
  /** Before the host keeps one: who hands it over, under which name, for which origin. Connector operators alone. */
  noteCredential(actor: Actor, about: Pick<Credential, 'name' | 'origin'>): Promise<void>;
}
