import { Button } from '@backstage/ui';
import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { wordsOf } from '../../api';
import { useDesk } from '../../lib/data';
import { clock, nameOf } from '../../lib/format';

interface Shown { readonly code: string; readonly until: string }
interface Props { readonly requestId: string; readonly item: Item; readonly names: Readonly<Record<string, string>> }

/** Who cannot prove it reads a code to their manager, by voice. The code is in the page once and nowhere else. */
export function Vouching({ requestId, item, names }: Props) {
  const desk = useDesk();
  const [shown, setShown] = useState<Shown>();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const ask = async (anew: boolean) => {
    setBusy(true);
    setFault(undefined);
    try {
      if (anew) await desk.startVouching(requestId, item.id);
      setShown(await desk.vouchingCode(requestId, item.id));
    } catch (e) { setFault(wordsOf(e)); }
    setBusy(false);
  };
  const { vouched } = item;
  const manager = vouched && nameOf(names, vouched.manager);
  const over = Boolean(vouched && (Date.parse(vouched.until) <= Date.now() || vouched.triesLeft === 0));
  if (!vouched && !shown) {
    return (
      <div className="cs-inset cs-stack">
        <p><b>Your manager can say that it is you.</b> You read a code to them on a call. They prove who they are and enter it.</p>
        {fault && <p role="alert">{fault}</p>}
        <div className="cs-btns"><Button variant="secondary" size="small" isDisabled={busy} onPress={() => ask(true)}>Ask my manager</Button></div>
      </div>
    );
  }
  return (
    <div className="cs-inset cs-stack">
      <p><b>{manager ? `${manager} can say that it is you` : 'Your manager can say that it is you'}</b></p>
      {shown && !over && <p className="cs-code" aria-label={`Code ${[...shown.code].join(' ')}`}>{shown.code.replace(/(\d{4})/, '$1 ')}</p>}
      {!over && <p>{shown ? `Call ${manager ?? 'them'} and read this code out. Send it in no chat and no mail.` : 'Read the code to them on a call. Send it in no chat and no mail.'} It counts until {clock(shown?.until ?? vouched?.until ?? '').slice(0, 5)}.</p>}
      {over && <p>{vouched?.triesLeft === 0 ? 'Three wrong codes were entered, so this code is over.' : 'This code is over.'} Get a new one when you have them on the phone.</p>}
      {vouched && !over && vouched.triesLeft < 3 && <p className="cs-muted">A wrong code was entered. {vouched.triesLeft === 1 ? 'One try is left.' : `${vouched.triesLeft} tries are left.`}</p>}
      {fault && <p role="alert">{fault}</p>}
      <div className="cs-btns">
        {!shown && !over && <Button variant="primary" size="small" isDisabled={busy} onPress={() => ask(false)}>Show the code once</Button>}
        <Button variant={over ? 'secondary' : 'tertiary'} size="small" isDisabled={busy} onPress={() => ask(true)}>Get a new code</Button>
      </div>
    </div>
  );
}
