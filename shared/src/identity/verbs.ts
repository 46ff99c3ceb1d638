import type { Runtime } from '../runtime';
import type { IdentityDesk } from './desk-api';
import { challengeReveal, reveal } from './reveal';
import { startVouching, vouchingCode } from './start-vouching';
import { challengeVouch } from './vouch';
import { vouchings } from './vouchings';

export const identityVerbs = (rt: Runtime): Omit<IdentityDesk, 'vouch'> => ({
  startVouching: (actor, id, itemId) => startVouching(rt, actor, id, itemId),
  vouchingCode: (actor, id, itemId) => vouchingCode(rt, actor, id, itemId),
  vouchings: actor => vouchings(rt, actor),
  challengeVouch: (actor, id, itemId) => challengeVouch(rt, actor, id, itemId),
  challengeReveal: (actor, secret) => challengeReveal(rt, actor, secret),
  reveal: (actor, secret, body) => reveal(rt, actor, secret, body),
});
