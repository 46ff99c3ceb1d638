import { reconcile } from './reconcile';

it('agrees when every receipt has its change, however often the call was repeated', () => {
  expect(reconcile(['saas.grant-seat', 'prod.grant-role'], [{ system: 'saas', key: 'a' }, { system: 'saas', key: 'a' }, { system: 'prod', key: 'b' }])).toEqual([]);
});

it('finds a change without a receipt, in a system no receipt names too', () => {
  expect(reconcile(['saas.grant-seat'], [{ system: 'saas', key: 'a' }, { system: 'saas', key: 'b' }])).toEqual(['saas changed 2 times by its own log, receipts say 1']);
  expect(reconcile([], [{ system: 'prod', key: null }])).toEqual(['prod changed 1 times by its own log, receipts say 0']);
});

it('finds a receipt without a change', () => {
  expect(reconcile(['directory.unlock-account'], [])).toEqual(['directory changed 0 times by its own log, receipts say 1']);
});

it('counts every change that carries no key', () => {
  expect(reconcile(['scaffolder.node-service'], [{ system: 'scaffolder', key: null }, { system: 'scaffolder', key: null }])).toHaveLength(1);
});
