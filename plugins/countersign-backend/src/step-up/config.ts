import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Clock, PersonRef } from '@countersign/core';
import { OidcStepUp } from './oidc';

/** Authentication context values of OpenID's EAP ACR profile and RFC 8176, unless the company's provider says it otherwise. */
const ACR = { 'registered-device': 'phr', totp: 'mfa' };

export interface StepUpParts { readonly key: Buffer; readonly clock: Clock; readonly account: (person: PersonRef, system: string) => Promise<string | undefined> }

/** The provider named in `countersign.stepUp`, if one is. An issuer that begins with `/` is served by this backend. */
export function stepUpFrom(config: RootConfigService, { key, clock, account }: StepUpParts): OidcStepUp | undefined {
  const section = config.getOptionalConfig('countersign.stepUp');
  if (!section) return undefined;
  const issuer = section.getString('issuer');
  const system = section.getOptionalString('account') ?? 'identity';
  const backend = config.getString('backend.baseUrl').replace(/\/$/, '');
  const enrolledClaim = section.getOptionalString('enrolledClaim');
  const clientSecret = section.getOptionalString('clientSecret');
  return new OidcStepUp({
    issuer: issuer.startsWith('/') ? backend + issuer : issuer, clientId: section.getString('clientId'), ...(clientSecret && { clientSecret }), ...(enrolledClaim && { enrolledClaim }),
    redirectUri: `${backend}/api/countersign/step-up/callback`, returnTo: `${config.getString('app.baseUrl').replace(/\/$/, '')}/countersign/proved`,
    acr: { ...ACR, ...section.getOptional<Record<string, string>>('acr') }, account: person => account(person, system), key, clock,
  });
}
