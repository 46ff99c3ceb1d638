import { Button } from '@backstage/ui';
import type { DelegationView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { wordsOf } from '../../api';
import { useDesk, useLoaded, useMe } from '../../lib/data';
import { when } from '../../lib/format';
import { Away } from './Away';

/** Who decides for me while I am away, and for whom I decide. */
export function StandIns() {
  const desk = useDesk();
  const { me } = useMe();
  const { value, set } = useLoaded(() => desk.delegations(), [], 30);
  const [leaving, setLeaving] = useState(false);
  const [fault, setFault] = useState<string>();
  const live = value?.items.filter(d => d.state !== 'over') ?? [];
  if (!value || (!live.length && !value.mayDelegate)) return null;
  const end = async (id: string) => {
    setFault(undefined);
    try { set(await desk.endDelegation(id)); } catch (e) { setFault(wordsOf(e)); }
  };
  const mine = live.some(d => d.from === me.ref);
  return (
    <section className="cs-group" aria-labelledby="cs-away">
      <h2 id="cs-away" className="cs-t-section">When I am away</h2>
      <div className="cs-card">
        {live.length > 0 && <ul className="cs-list">{live.map(d => <StandIn key={d.id} one={d} mine={d.from === me.ref} end={() => end(d.id)} />)}</ul>}
        {!mine && value.mayDelegate && (
          <div className="cs-away-ask"><span>Nobody decides for you. What waits for you waits until you are back.</span><Button variant="secondary" size="small" onPress={() => setLeaving(true)}>Name somebody</Button></div>
        )}
      </div>
      {fault && <p role="alert">{fault}</p>}
      {value.mayDelegate && <Away isOpen={leaving} onOpenChange={setLeaving} mostDays={value.mostDays} onMade={set} />}
    </section>
  );
}

function StandIn({ one: d, mine, end }: { one: DelegationView; mine: boolean; end: () => void }) {
  const says = mine ? `${d.toName} decides for you` : `You decide for ${d.fromName}`;
  return (
    <li className="cs-switch">
      <span><b>{says}</b><br /><span className="cs-small cs-muted">{d.state === 'coming' ? `From ${when(d.since)} until ${when(d.until)}` : `Until ${when(d.until)}`}{d.reason ? `. ${d.reason}` : ''}</span></span>
      {d.mayEnd && <Button variant="secondary" size="small" aria-label={`End it: ${says}`} onPress={end}>End it</Button>}
    </li>
  );
}
