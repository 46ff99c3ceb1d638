import type { PrivacyView } from '@countersign/core';
import { LIAM, MIRA, SAM } from './people';

const AT = '2026-11-25T09:31:00.000Z';
type Hold = PrivacyView['holds'][number];

export const hold = (change: Partial<Hold> = {}): Hold => ({ id: 'h-1', person: LIAM, personName: 'Liam Doyle', reason: 'Case 4711', by: MIRA, byName: 'Mira Olsen', at: AT, mayRelease: true, ...change });

export const privacy = (change: Partial<PrivacyView> = {}): PrivacyView => ({
  holds: [], erasures: [{ requestId: 'REQ-9', person: SAM, personName: 'Sam Otieno', state: 'waiting', headline: 'Security decides.', at: AT }],
  retention: { transcript: 180, replay: 90, record: 2_555 }, stores: [], maySet: true, mayErase: true, ...change,
});
