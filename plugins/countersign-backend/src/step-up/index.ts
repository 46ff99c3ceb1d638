export { OidcStepUp, type OidcStepUpOptions } from './oidc';
export { stepUpFrom } from './config';
