import { RiCheckLine, RiCloseLine, RiTimeLine } from '@remixicon/react';

export type Tone = 'ok' | 'wait' | 'stop' | 'info' | '';

/** A state in a word, an icon and a colour; colour never alone. */
export function Pill({ tone, children }: { tone: Tone; children: string }) {
  const icon = { className: 'cs-i', 'aria-hidden': true } as const;
  return (
    <span className={`cs-state ${tone}`}>
      {tone === 'ok' && <RiCheckLine {...icon} />}{tone === 'wait' && <RiTimeLine {...icon} />}{tone === 'stop' && <RiCloseLine {...icon} />}{tone === 'info' && <i className="cs-dot live" aria-hidden />}{children}
    </span>
  );
}
