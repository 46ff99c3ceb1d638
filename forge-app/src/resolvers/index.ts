import Resolver from '@forge/resolver';
import type { CallName } from '../contract';
import { administering } from './administering';
import { agents } from './agents';
import { approving } from './approving';
import { asking } from './asking';
import { auditing } from './auditing';
import { connecting } from './connecting';
import { answer, type Calls } from './define';
import type { ForgeContext } from './here';
import { keeping } from './keeping';
import { ownRequests } from './own-requests';
import { peering } from './peering';
import { ruling } from './ruling';
import { settling } from './settling';
import { standingIn } from './standing-in';

export const CALLS: Calls = { ...asking, ...ownRequests, ...approving, ...standingIn, ...agents, ...settling, ...administering, ...connecting, ...keeping, ...ruling, ...auditing, ...peering };

/** Every call of the front end by its name, each through the same door. */
export function createResolver() {
  const resolver = new Resolver();
  for (const name of Object.keys(CALLS) as CallName[]) resolver.define(name, ({ payload, context }) => answer(name as 'me', CALLS[name] as Calls['me'], payload, context as ForgeContext));
  return resolver.getDefinitions();
}
