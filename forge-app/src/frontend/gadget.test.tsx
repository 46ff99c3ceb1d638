import { screen, within } from '@testing-library/react';
import { metrics } from './__fixtures__/admin';
import { expectSound, open } from './__fixtures__/page';
import { agent } from './__fixtures__/people';

test('volume and how requests were resolved, in numbers too', async () => {
  const { sent } = await open(() => require('./gadget'), { me: agent(), metrics: metrics() });
  expect(await screen.findByRole('heading', { name: '12 requests in 14 days' })).toBeTruthy();
  expect(screen.getByText('4 open, 3 waiting for approval')).toBeTruthy();
  const chart = screen.getByText('Requests by day').closest('figure') as HTMLElement;
  expect(within(chart).getAllByRole('row', { hidden: true }).map(r => r.textContent)).toContain('11-25With approval3');
  expect(sent()).toEqual([['metrics', { days: 14 }]]);
  await expectSound();
});

test('before the first request it says what will be counted; without the right it says so', async () => {
  await open(() => require('./gadget'), { me: agent(), metrics: metrics({ total: 0 }) });
  expect(await screen.findByText('No requests yet')).toBeTruthy();
  await expectSound();
});
