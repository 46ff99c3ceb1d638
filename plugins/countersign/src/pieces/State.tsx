import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { RiArrowGoBackLine, RiCheckLine, RiCloseLine, RiTeamLine, RiTimeLine } from '@remixicon/react';

type Tone = 'ok' | 'wait' | 'stop' | 'info' | '';
const WORDS: Readonly<Record<Item['state'], readonly [string, Tone]>> = {
  planned: ['Planned', ''], working: ['Working', 'info'], checking: ['Checking', 'info'], waiting: ['Waiting', 'wait'], verified: ['Verified', 'ok'], claimed: ['Done, not read back', 'wait'],
  denied: ['Not allowed', 'stop'], declined: ['Declined', 'stop'], refused: ['Refused', 'stop'], unknown: ['Not known yet', 'wait'], stopped: ['Stopped', ''], undone: ['Undone', ''],
  'handed-over': ['With a person', 'info'], shadowed: ['Rehearsed', ''],
};

/** Word, icon and colour; colour never alone. */
export function State({ item, mine, names }: { item: Item; mine: boolean; names: Readonly<Record<string, string>> }) {
  const [word, tone] = WORDS[item.state];
  const text = item.state === 'waiting' ? waitingFor(item, mine, names) : word;
  return <span className={`cs-state ${tone}`}><Mark tone={tone} item={item} />{text}</span>;
}

function waitingFor(item: Item, mine: boolean, names: Readonly<Record<string, string>>): string {
  const { waiting } = item;
  if (waiting?.for === 'approval') {
    const step = item.steps.find(s => s.state === 'open');
    const first = step?.candidates[0];
    return first ? `Waiting for ${(names[first] ?? first).split(' ')[0]}${step.candidates.length > 1 ? ' or another' : ''}` : 'Waiting for approval';
  }
  if (waiting?.for === 'cooling-off') return 'Waiting on purpose';
  if (waiting?.for === 'switch') return 'Waiting: changes are stopped';
  if (waiting?.for === 'system') return 'Waiting for the system';
  if (waiting?.for === 'suggestion') return 'Waiting for the service desk';
  return mine ? 'Needs you' : 'Waiting for the requester';
}

function Mark({ tone, item }: { tone: Tone; item: Item }) {
  const icon = { className: 'cs-i', 'aria-hidden': true } as const;
  if (item.state === 'undone') return <RiArrowGoBackLine {...icon} />;
  if (item.state === 'handed-over') return <RiTeamLine {...icon} />;
  if (tone === 'ok') return <RiCheckLine {...icon} />;
  if (tone === 'stop') return <RiCloseLine {...icon} />;
  if (tone === 'wait') return <RiTimeLine {...icon} />;
  return tone === 'info' ? <i className="cs-dot live" aria-hidden /> : null;
}
