import { stringify } from 'yaml';
import { startScimApp } from '../scim/app';
import { PEOPLE } from '../site';
import { PERSONAS } from './personas';

const ORIGIN = 'https://sketchpad.example';
const ROLES = { viewer: 'Sketchpad viewers', editor: 'Sketchpad editors' };

/**
 * Sketchpad, an application that does not exist: a real SCIM 2.0 server on this machine, so that the connected edition can be clicked
 * through. The rules name it, and nothing else is done: allowing its host and setting its secret is for whoever tries it.
 */
export async function startSketchpad() {
  const people = PERSONAS.filter(p => p.accountType === 'licensed').map(p => ({ externalId: p.accountId, name: p.name }));
  const app = await startScimApp({ roles: Object.values(ROLES), people });
  const systems = [{
    id: 'apps', connector: 'scim', title: 'Applications', accounts: 'atlassian-account-id',
    applications: [{ id: 'sketchpad', title: 'Sketchpad', baseUrl: `${ORIGIN}/scim/v2`, credential: 'sketchpad', groups: ROLES, defaultRole: 'viewer', owner: `user:jira/${PEOPLE.omar}`, sensitivity: 'medium' }],
  }];
  return {
    via: new Map([[ORIGIN, app.url]]), files: { 'systems.yaml': stringify({ systems }) }, close: app.close,
    says: `\n\n  Sketchpad is a demo application on this machine. Be Ines: Administration, Systems: allow its host and set its secret,\n  ${app.token}\n  Then be Ada and ask for “a seat in Sketchpad for a week”; Omar owns it.`,
  };
}
