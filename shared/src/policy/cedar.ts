import type * as nodejs from '@cedar-policy/cedar-wasm/nodejs';

/** The wasm module as the host loads it: `/nodejs` in Backstage, the inlined web build in Forge. Only types are imported here. */
export type CedarModule = Pick<typeof nodejs, 'policySetTextToParts' | 'policyToJson' | 'validate' | 'preparsePolicySet' | 'preparseSchema' | 'statefulIsAuthorized'>;

/** One `.cedar` file. */
export interface PolicyFile { readonly name: string; readonly text: string }
