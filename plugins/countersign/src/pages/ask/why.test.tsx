import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { Replay as Replayed, Why as WhyView } from '@countersign/backstage-plugin-countersign-common';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiFault, countersignApiRef, type CountersignApi } from '../../api';
import { item } from '../../fixtures';
import { Replay } from '../governance/Replay';
import { Why } from './Why';

const show = (api: Partial<CountersignApi>, what: JSX.Element) => render(<TestApiProvider apis={[[countersignApiRef, api as CountersignApi]]}>{what}</TestApiProvider>);
const view: WhyView = {
  itemId: 'i1', sentence: 'Give Ben read access', outcome: 'Allowed once everything below is there.', offers: [], at: '2026-11-23T09:00:00Z', policy: 'abcdef012345',
  rules: [{ id: 'prod-needs-owner', version: '1', says: 'Production access needs the owner’s yes.', owner: 'platform', effect: 'forbid' }],
  needs: [{ says: 'A yes from the owner', met: false, by: [], can: [{ ref: 'user:default/chloe', name: 'Chloe Martin' }] }], facts: [{ says: 'payments-db is a system of tier 1', source: 'Catalog' }],
};

it('asks the record only when somebody wants to know, and says rule, need and who can', async () => {
  const why = jest.fn(async () => view);
  show({ why }, <Why requestId="REQ-1" item={item()} />);
  expect(why).not.toHaveBeenCalled();
  await userEvent.click(screen.getByText('Why?'));
  expect(await screen.findByText('Allowed once everything below is there.')).toBeInTheDocument();
  expect(screen.getByText(/Rule prod-needs-owner, owned by platform/)).toBeInTheDocument();
  expect(screen.getByText('Chloe Martin can')).toBeInTheDocument();
  expect(screen.getByLabelText('Still needed')).toBeInTheDocument();
});

it('replays a request and shows the first difference', async () => {
  const step = { seq: 3, at: '2026-11-23T09:00:00Z', itemId: 'i1', recorded: null } as const;
  const answers: Replayed[] = [
    { requestId: 'REQ-1', same: true, steps: [{ ...step, what: 'plan', result: 'same' }, { ...step, what: 'decision', result: 'same' }] },
    { requestId: 'REQ-1', same: false, steps: [{ ...step, what: 'decision', result: 'different', why: 'outcome: "allow" then, "deny" now' }] },
  ];
  const replay = jest.fn(async () => answers.shift() as Replayed);
  show({ replay }, <Replay />);
  await userEvent.type(screen.getByLabelText('Request'), 'req-1{Enter}');
  expect(replay).toHaveBeenCalledWith('REQ-1');
  expect(await screen.findByText(/byte for byte: 2 plans and decisions/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Replay' }));
  expect(await screen.findByText('outcome: "allow" then, "deny" now')).toBeInTheDocument();
});

it('a refusal says the next step', async () => {
  show({ replay: async () => { throw new ApiFault(404, 'There is no request REQ-9 that you can see.', 'Check the number.'); } }, <Replay />);
  await userEvent.type(screen.getByLabelText('Request'), 'REQ-9{Enter}');
  expect(await screen.findByText('Check the number.')).toBeInTheDocument();
});
