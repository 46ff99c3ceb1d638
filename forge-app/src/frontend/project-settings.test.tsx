import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ProjectView } from '../contract';
import { expectSound, open } from './__fixtures__/page';
import { admin } from './__fixtures__/people';

const project = (change: Partial<ProjectView> = {}): ProjectView => ({ projectId: '10', key: 'IT', on: true, mapped: [{ requestTypeId: '7', name: 'Get access', to: 'access' }, { requestTypeId: '8', name: 'Other' }], choices: [{ id: 'access', title: 'Access' }, { id: 'printer', title: 'Printer' }], may: true, ...change });
const settings = (view: ProjectView) => open(() => require('./project-settings'), { me: admin(), project: view, mapProject: { id: 'REQ-6' } });

test('G25: what a request type means is proposed with a reason', async () => {
  const { sent } = await settings(project());
  fireEvent.change(await screen.findByLabelText('Other'), { target: { value: 'printer' } });
  fireEvent.change(await screen.findByLabelText(/Why/), { target: { value: 'Printers are asked for there' } });
  await expectSound();
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Propose the change' }).disabled).toBe(false));
  fireEvent.click(screen.getByRole('button', { name: 'Propose the change' }));
  expect(await screen.findByText('Nothing is different yet. Somebody else approves it: REQ-6.')).toBeTruthy();
  expect(sent()).toContainEqual(['mapProject', { on: true, mapped: { 7: 'access', 8: 'printer' }, reason: 'Printers are asked for there' }]);
});

test('switching it off for the project is a proposal too', async () => {
  const { sent } = await settings(project());
  fireEvent.click(await screen.findByLabelText('Countersign works on requests of this project'));
  fireEvent.change(await screen.findByLabelText(/Why/), { target: { value: 'Not yet' } });
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Propose the change' }).disabled).toBe(false));
  fireEvent.click(screen.getByRole('button', { name: 'Propose the change' }));
  await waitFor(() => expect(sent()).toContainEqual(['mapProject', { on: false, mapped: { 7: 'access' }, reason: 'Not yet' }]));
});

test('whoever may not change it reads it', async () => {
  await settings(project({ may: false }));
  expect(await screen.findByText('You can read this and not change it')).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>('Get access').disabled).toBe(true);
  expect(screen.queryByRole('button', { name: 'Propose the change' })).toBeNull();
  await expectSound();
});
