import { RiBookOpenLine, RiKey2Line, RiLockLine } from '@remixicon/react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { requestPath } from '../../routes';
import { useDesk, useLoaded, useMe } from '../../lib/data';
import { left } from '../../lib/format';
import { Composer } from './Composer';
import { Talk } from './Talk';
import { useConversation } from './useConversation';

const ICONS = [RiLockLine, RiKey2Line, RiBookOpenLine];

/** Empty, it teaches: three things to ask, what one holds, what one asked. */
export function AskPage({ entityRef }: { entityRef?: string }) {
  const { me } = useMe();
  const desk = useDesk();
  const navigate = useNavigate();
  const [draft, setDraft] = useState('');
  const { live, error, send } = useConversation(undefined, r => navigate(requestPath(r.id), { state: { request: r } }), entityRef);
  const recent = useLoaded(() => desk.list(), []);
  const held = useLoaded(() => desk.grants(), []);
  if (live || error) return <Talk live={live} error={error} send={send} onChange={() => undefined} />;
  const active = held.value?.filter(g => g.state === 'active').slice(0, 4) ?? [];
  return (
    <div className="cs-ask">
      <div className="cs-stack" style={{ ['--gap' as string]: '20px' }}>
        <h1 className="cs-t-page">What do you need?</h1>
        <Composer busy={false} placeholder="Say it in your own words" initial={draft} onSend={text => send({ text })} />
        <p className="cs-small cs-muted">I am an AI. I act under your company’s rules, prove what I did, and you can ask for a person at any time.</p>
        <ul className="cs-suggest" aria-label="Examples">
          {me.examples.map((text, n) => {
            const Icon = ICONS[n % ICONS.length];
            return <li key={text}><button type="button" onClick={() => setDraft(text)}><Icon className="cs-i" aria-hidden /><span>{text}</span><span className="cs-cap">Try it</span></button></li>;
          })}
        </ul>
      </div>
      <aside className="cs-aside" aria-label="Yours">
        <section><h2>What you hold</h2>
          {active.length ? <ul className="cs-hold">{active.map(g => <li key={g.id}><span className="cs-row"><span>{g.title}</span><span className="cs-small cs-muted">{left(g.until)}</span></span></li>)}</ul> : <p className="cs-muted">Access you get here shows up here, with its end.</p>}
        </section>
        <section><h2>Your requests</h2>
          {recent.value?.length ? <ul className="cs-hold">{recent.value.slice(0, 5).map(r => <li key={r.id}><Link to={requestPath(r.id)}>{r.title}</Link><span className="cs-small cs-muted">{r.headline}</span></li>)}</ul> : <p className="cs-muted">Nothing yet. Ask above.</p>}
        </section>
      </aside>
    </div>
  );
}
