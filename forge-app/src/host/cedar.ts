import { brotliDecompressSync } from 'node:zlib';
import * as cedar from '@cedar-policy/cedar-wasm/web';
import type { CedarModule } from '@countersign/core';
import { CEDAR_WASM } from '../generated/cedar-wasm';

/** Names under which Cedar holds parsed policies: one per desk at work in this process, given back and used again. */
const free: string[] = [];
let made = 0;
let loaded = false;

/**
 * Cedar for one invocation. Cedar keeps parsed policies inside its own memory, which outlives an invocation and may serve another
 * customer next: `end` puts an empty set in the place of every set that was parsed.
 */
export function cedarForInvocation(): { readonly cedar: CedarModule; end(): void } {
  if (!loaded) cedar.initSync({ module: brotliDecompressSync(Buffer.from(CEDAR_WASM, 'base64')) });
  loaded = true;
  const held = new Map<string, string>();
  const slot = (name: string) => {
    const known = held.get(name) ?? free.pop() ?? `countersign-${++made}`;
    held.set(name, known);
    return known;
  };
  return {
    cedar: {
      policySetTextToParts: cedar.policySetTextToParts, policyToJson: cedar.policyToJson, validate: cedar.validate,
      preparsePolicySet: (name, policies) => cedar.preparsePolicySet(slot(name), policies),
      preparseSchema: (name, schema) => cedar.preparseSchema(slot(name), schema),
      statefulIsAuthorized: call => cedar.statefulIsAuthorized({ ...call, preparsedPolicySetId: slot(call.preparsedPolicySetId), ...(call.preparsedSchemaName && { preparsedSchemaName: slot(call.preparsedSchemaName) }) }),
    },
    end() {
      for (const name of held.values()) {
        cedar.preparsePolicySet(name, { staticPolicies: {} });
        cedar.preparseSchema(name, '');
        free.push(name);
      }
      held.clear();
    },
  };
}
