import type { PersonRef } from '../types';

/** A secret of a connected system that a person handed to the host's own store. The value is not here, and never was. */
export interface Credential {
  readonly name: string;
  /** The origin it was handed over for, such as `https://figma.example`; it is sent nowhere else. */
  readonly origin: string;
  readonly by: PersonRef;
  readonly at: string;
}
