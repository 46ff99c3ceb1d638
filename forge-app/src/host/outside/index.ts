export { accountIn, applicationsIn, ownerIn, resourcesIn, systemOf, type Application } from './connected';
export { credentialState, keepCredential, type CredentialState } from './credentials';
export { outsideFetch } from './fetch';
export { readSystems, SYSTEMS_FILE, type OutsideSystem } from './file';
