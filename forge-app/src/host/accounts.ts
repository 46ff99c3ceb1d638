import type { Accounts } from '@countersign/core';
import type { Installed } from './company';
import { accountIn, ownerIn } from './outside';
import { accountOf, personOf } from './refs';

/** On the site the account is the person; outside, a reviewed file says who somebody is (G2). */
export function accountsOf(installed: () => Installed): Accounts {
  const outside = (system: string) => installed().outside.find(s => s.id === system);
  return {
    async find(person, system) {
      const there = outside(system);
      return there ? accountIn(there, person) : accountOf(person);
    },
    async owner(account, system) {
      const there = outside(system);
      return there ? ownerIn(there, account) : personOf(account);
    },
  };
}
