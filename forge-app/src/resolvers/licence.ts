import { getAppContext } from '@forge/api';
import { DeskError } from '@countersign/core';
import type { CallName } from '../contract';

/** What begins something new. Reading, stopping, undoing, giving back, proving and exporting go on when a licence ends. */
const BEGINS: readonly CallName[] = ['answer', 'nonce', 'ask', 'turn', 'reopen', 'continueAs', 'resolve', 'amend', 'suggestion', 'extendGrant', 'proposeRules', 'mapProject', 'autonomy', 'setUp'];

/** Forge tells a licence in production alone; elsewhere there is none to ask for. */
export const isLicensed = (): boolean => {
  const { environmentType, license } = getAppContext();
  return environmentType !== 'PRODUCTION' || license?.isActive === true || license?.active === true;
};

export function mustBeLicensed(call: CallName): void {
  if (BEGINS.includes(call) && !isLicensed()) throw new DeskError(403, 'The licence of Countersign on this site has ended.', 'Ask a Jira administrator to renew it. What is under way can be stopped, undone and exported.');
}
