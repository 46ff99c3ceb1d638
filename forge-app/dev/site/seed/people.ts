import { Account } from '../model';

/** Account ids of the small company. The app has an account of its own, as on a real site. */
export const PEOPLE = {
  ada: '5f0a1c2e9b6d4a0068c1ada1',
  mira: '5f0a1c2e9b6d4a0068c13124',
  omar: '5f0a1c2e9b6d4a0068c103a4',
  sam: '5f0a1c2e9b6d4a0068c15a30',
  ines: '5f0a1c2e9b6d4a0068c119e5',
  aud: '557058:5f0a1c2e-9b6d-4a00-8c1a-0d0000000a0d',
  cleo: 'qm:8f2f7d3e-5a11-4b7e-9a40-2f1c3b5d7e90:c1e0',
  carl: 'qm:8f2f7d3e-5a11-4b7e-9a40-2f1c3b5d7e90:ca31',
  app: '60a1c2e9b6d4a0068c1ab0b0',
} as const;

export const GROUPS = {
  administrators: '0a1b2c3d-0000-4000-8000-0000000000ad',
  everyone: '0a1b2c3d-0000-4000-8000-0000000000e1',
  managers: '0a1b2c3d-0000-4000-8000-00000000003a',
  auditors: '0a1b2c3d-0000-4000-8000-00000000a0d1',
  figma: '0a1b2c3d-0000-4000-8000-00000000f19a',
  miro: '0a1b2c3d-0000-4000-8000-00000000a14e',
  payments: '0a1b2c3d-0000-4000-8000-0000000fa135',
  deskTeam: '0a1b2c3d-0000-4000-8000-0000000de5c0',
} as const;

const person = (accountId: string, displayName: string, accountType: Account['accountType'] = 'atlassian'): Account =>
  ({ accountId, displayName, accountType, active: true, email: `${displayName.split(' ')[0].toLowerCase()}@tidewater.example` });

export const accounts = (): Account[] => [
  person(PEOPLE.ada, 'Ada Lind'),
  person(PEOPLE.mira, 'Mira Sand'),
  person(PEOPLE.omar, 'Omar Reyes'),
  person(PEOPLE.sam, 'Sam Okoye'),
  person(PEOPLE.ines, 'Ines Duarte'),
  person(PEOPLE.aud, 'Aud Berg'),
  person(PEOPLE.cleo, 'Cleo Martin', 'customer'),
  person(PEOPLE.carl, 'Carl Weiss', 'customer'),
  person(PEOPLE.app, 'Countersign', 'app'),
];
