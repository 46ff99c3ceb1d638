import { DeskError } from '@countersign/core';
import type { CallName } from '../contract';
import { isLicensed } from '../host/licence';

/** What begins something new. Reading, stopping, undoing, giving back, proving and exporting go on when a licence ends. */
const BEGINS: readonly CallName[] = ['answer', 'nonce', 'ask', 'turn', 'reopen', 'continueAs', 'resolve', 'amend', 'suggestion', 'extendGrant', 'proposeRules', 'mapProject', 'autonomy', 'setUp'];

export function mustBeLicensed(call: CallName): void {
  if (BEGINS.includes(call) && !isLicensed()) throw new DeskError(403, 'The licence of Countersign on this site has ended.', 'Ask a Jira administrator to renew it. What is under way can be stopped, undone and exported.');
}
