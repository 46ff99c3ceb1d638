import { Button } from '@backstage/ui';
import type { LinksView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Fault } from '../../pieces/Fault';
import { useAct } from '../../lib/act';
import { useDesk, useLoaded } from '../../lib/data';
import { whenIn } from '../../lib/format';
import { LinkCode } from './LinkCode';

/** One's own accounts in other hosts: linked by the person signed in on both sides, by nobody else (G2). */
export function Links() {
  const desk = useDesk();
  const { value, set } = useLoaded<LinksView>(() => desk.links(), [], 15);
  const { busy, fault, act } = useAct();
  const [code, show] = useState<string>();
  if (!value || value.links.length + value.asked.length + value.peers.length === 0) return null;
  const then = (call: () => Promise<LinksView>) => act(async () => { set(await call()); show(undefined); });
  const ask = (name: string) => act(async () => { show((await desk.askLink(name)).code); set(await desk.links()); });
  return (
    <section className="cs-group"><h2>Linked accounts</h2>
      {fault && <Fault error={fault} />}
      <ul className="cs-card cs-list">
        {value.links.map(l => (
          <li key={l.id} className="cs-keep"><span><b>{l.display}</b> in {l.title}<br /><span className="cs-small cs-muted">{Date.parse(l.countsFrom) > Date.now() ? `Decides from ${whenIn(l.countsFrom)}` : 'Decides'} until {whenIn(l.until)}</span></span>
            <Button variant="secondary" size="small" isDisabled={busy} onPress={() => then(() => desk.endLink(l.id))}>End the link to {l.title}</Button></li>
        ))}
        {value.asked.map(a => <Asked key={a.id} asked={a} busy={busy} yes={() => then(() => desk.confirmLink(a.id))} no={() => then(() => desk.endLink(a.id))} />)}
        {value.peers.map(p => <LinkCode key={p.name} peer={p} busy={busy} shown={value.asked.some(a => a.peer === p.name && !a.typed) ? code : undefined} ask={() => ask(p.name)} type={typed => then(() => desk.typeLink(p.name, typed))} />)}
      </ul>
      <p className="cs-small cs-muted cs-below">With a link you see and decide requests of the other host here, and yours there. A new one decides nothing for a day.</p>
    </section>
  );
}

interface Question { readonly asked: LinksView['asked'][number]; readonly busy: boolean; readonly yes: () => void; readonly no: () => void }

/** Whoever typed the code over there: only its owner says yes. */
function Asked({ asked: a, busy, yes, no }: Question) {
  if (!a.typed) return <li><span className="cs-muted">Waiting until your code is typed in {a.title}, at most until {whenIn(a.until)}.</span></li>;
  return (
    <li className="cs-find"><span><b>Is {a.typed.display} in {a.title} you?</b><br />The code was typed there by <span className="cs-mono">{a.typed.there}</span>. Say yes only if that is your own account.</span>
      <span className="cs-btns"><Button variant="primary" size="small" isDisabled={busy} onPress={yes}>That is me</Button><Button variant="secondary" size="small" isDisabled={busy} onPress={no}>That is not me</Button></span></li>
  );
}
