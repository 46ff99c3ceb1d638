import type { Given } from '@countersign/core';
import type { DemoAccount } from '../systems/directory';
import type { Stores } from '../systems/seed';

/** Puts the demo systems into the state a case begins with. Accounts are named by login. @throws naming what is not there. */
export function applyGiven(stores: Pick<Stores, 'directory' | 'print' | 'incidents'>, given: Given): void {
  for (const g of given) {
    if ('account' in g) {
      const { account: login, ...state } = g;
      const found = stores.directory.all<DemoAccount>('account').find(a => a.body.login === login);
      if (!found) throw new Error(`The demo directory has no login ${login}`);
      stores.directory.put('account', found.id, { ...found.body, ...state });
    } else if ('printer' in g) {
      const { printer, ...state } = g;
      if (!stores.print.get('printer', printer)) throw new Error(`There is no demo printer ${printer}`);
      stores.print.put('printer', printer, state);
    } else {
      const { incident: key, ...state } = g;
      stores.incidents.put('incident', key, { key, ...state });
    }
  }
}
