import { Article, Asset, Organization } from '../model';
import { GROUPS, PEOPLE } from './people';

const AT = new Date('2026-11-20T08:00:00Z');

export const articles = (): Article[] => [
  { id: '65601', title: 'Connect to the VPN', serviceDeskId: '1', text: 'Open the Tidewater VPN app, choose the office closest to you and sign in with your work account. If the VPN drops, update the app: versions before 6.2 lose the connection every hour.' },
  { id: '65602', title: 'Set up your second factor', serviceDeskId: '1', text: 'Open your profile, choose Security, then Add a passkey. You need the passkey for everything that changes access.' },
  { id: '65603', title: 'How to get Figma', serviceDeskId: '1', text: 'Ask IT for Figma. Your manager approves editor seats; viewer seats are given at once.' },
  { id: '65604', title: 'Runbook: break-glass accounts', serviceDeskId: '1', text: 'Where the sealed break-glass credentials are kept and who may open them.', groups: [GROUPS.deskTeam] },
];

export const organizations = (): Organization[] => [
  { id: '3', uuid: '4f3c2b1a-1111-4222-8333-444455556666', name: 'Harbour Partners', members: [PEOPLE.cleo, PEOPLE.carl], desks: ['1'] },
  { id: '4', uuid: '5f3c2b1a-1111-4222-8333-444455556667', name: 'Northern Freight', members: [], desks: ['1'] },
];

export const assets = (): Asset[] => [
  {
    id: '1', key: 'HW-1', name: 'Laptop 0417', type: { id: '7', name: 'Laptop' }, updated: AT,
    attributes: [{ id: '71', name: 'Name', user: false, value: 'Laptop 0417' }, { id: '72', name: 'Owner', user: true, value: PEOPLE.ada }, { id: '73', name: 'Status', user: false, value: 'In use' }],
  },
  {
    id: '2', key: 'LIC-1', name: 'Design tool seat', type: { id: '8', name: 'Licence' }, updated: AT,
    attributes: [{ id: '81', name: 'Name', user: false, value: 'Design tool seat' }, { id: '82', name: 'Assigned to', user: true, value: '' }, { id: '83', name: 'Status', user: false, value: 'Free' }],
  },
];
