import { extractSlots } from '../planner/extract';
import type { RequestType } from '../types';

const type: RequestType = { id: 'prod', title: 'Production', examples: [], autonomy: 'auto', actions: [], slots: { shift: { type: 'shift' }, duration: { type: 'duration' } } };
const shiftIn = (text: string) => extractSlots(type, { text, links: [], now: new Date('2026-11-23T09:00:00Z'), timezone: 'UTC' })[0].shift;

it.each(['prod read while I’m on call', "read access to payments-db while I'm on call", 'prod read for my on-call shift', 'read for this on-call week', 'write during my shift', 'admin as long as I am on-call'])('G20: “%s” is for a shift', text => {
  expect(shiftIn(text)).toBe('now');
});

it.each(['prod read for 4h', 'who is on call?', 'add me to the on-call group', 'read for a colleague who is on call'])('“%s” is not', text => {
  expect(shiftIn(text)).toBeUndefined();
});
