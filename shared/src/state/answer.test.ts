import { headline } from './answer';
import type { ItemRecord, RequestRecord } from './record';

const ADA = 'user:jira/ada';
const item = (change: object) => ({ id: 'i1', state: 'waiting', subject: ADA, who: 'Ada Lind', sentence: 'Give Ada Lind the role Developers in Payments', steps: [], ...change }) as unknown as ItemRecord;
const record = (...items: ItemRecord[]) => ({ id: 'REQ-1', requester: ADA, items, turns: [] }) as unknown as RequestRecord;

describe('the top line says "you" to whoever asked, and the name to others', () => {
  it.each([
    ['approval', 'Waiting for approval: give you the role Developers in Payments.', 'Waiting for approval: give Ada Lind the role Developers in Payments.'],
    ['step-up', 'Needs you: prove it is you, then I give you the role Developers in Payments.', 'Waits until whoever asked proves who they are: give Ada Lind the role Developers in Payments.'],
    ['continue-as-you', 'Needs you: continue as you to give you the role Developers in Payments.', 'Waits until whoever asked goes on as themselves: give Ada Lind the role Developers in Payments.'],
  ])('%s', (what, mine, theirs) => {
    const r = record(item({ waiting: { for: what } }));
    expect(headline(r)).toBe(mine);
    expect(headline(r, ADA)).toBe(mine);
    expect(headline(r, 'user:jira/sam')).toBe(theirs);
  });
});
