import { Button, Select, TextField } from '@backstage/ui';
import type { GlassField, GlassView, GlassWindow } from '@countersign/backstage-plugin-countersign-common';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Fault } from '../../../pieces/Fault';
import { PersonSelect } from '../../../pieces/PersonSelect';
import { useAct } from '../../../lib/act';
import { useDesk, useMe } from '../../../lib/data';
import { clock, left } from '../../../lib/format';
import { requestPath } from '../../../routes';

/** The open window: the time that is left, and one of the listed actions at a time. */
export function Open({ window: w, actions, used }: { window: GlassWindow; actions: GlassView['actions']; used: () => void }) {
  const desk = useDesk();
  const navigate = useNavigate();
  const { busy, fault, act } = useAct();
  const [id, setId] = useState(actions[0]?.id);
  const [input, setInput] = useState<Readonly<Record<string, string>>>({});
  const action = actions.find(a => a.id === id);
  const ready = action?.fields.every(f => !f.required || input[f.id]);
  const go = () => act(async () => {
    const filled = Object.fromEntries(Object.entries(input).filter(([, value]) => value.trim()));
    const request = await desk.glassDo({ action: action!.id, input: filled });
    used();
    navigate(requestPath(request.id), { state: { request } });
  });
  return (
    <section className="cs-group"><h2>It is open</h2>
      <div className="cs-card cs-pad cs-stack">
        <Remaining window={w} />
        <p className="cs-quote">{w.reason}</p>
        <div className="cs-inline">
          <Select label="What" options={actions.map(a => ({ id: a.id, label: a.title }))} selectedKey={id} onSelectionChange={key => { setId(String(key)); setInput({}); }} />
          {action?.fields.map(f => <Field key={`${id}${f.id}`} field={f} value={input[f.id]} onChange={value => setInput({ ...input, [f.id]: value })} />)}
        </div>
        {action && <p className="cs-small cs-muted">{action.description}</p>}
        {fault && <Fault error={fault} />}
        <div className="cs-btns"><Button variant="primary" isDisabled={busy || !ready} onPress={go}>{action ? `${action.title} now` : 'Do it now'}</Button></div>
      </div>
    </section>
  );
}

const TITLES: Readonly<Record<string, string>> = { person: 'Whose', system: 'Where', duration: 'For how long' };
const titleOf = (id: string) => TITLES[id] ?? `${id[0].toUpperCase()}${id.slice(1)}`;

function Field({ field: f, value, onChange }: { field: GlassField; value?: string; onChange: (value: string) => void }) {
  const { me } = useMe();
  if (f.of === 'person') return <PersonSelect label={titleOf(f.id)} value={value} onChange={onChange} />;
  const choices = f.choices?.map(c => ({ id: c, label: c })) ?? (f.of === 'thing' ? Object.entries(me.names).filter(([ref]) => !ref.startsWith('user:')).map(([ref, label]) => ({ id: ref, label })) : undefined);
  if (choices) return <Select label={titleOf(f.id)} options={choices} selectedKey={value ?? null} onSelectionChange={key => key && onChange(String(key))} />;
  return <TextField label={titleOf(f.id)} value={value ?? ''} onChange={onChange} />;
}

function Remaining({ window: w }: { window: GlassWindow }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => { const t = setInterval(() => setNow(Date.now()), 10_000); return () => clearInterval(t); }, []);
  const share = Math.max(0, (Date.parse(w.until) - now) / (Date.parse(w.until) - Date.parse(w.at)));
  const words = `${left(w.until, now)}. It closes by itself at ${clock(w.until).slice(0, 5)}.`;
  return <div className="cs-stack cs-remaining" role="img" aria-label={words}><span className="cs-small">{words}</span><span className={`cs-meter${share < 0.2 ? ' low' : ''}`}><i style={{ '--v': `${share * 100}%` } as React.CSSProperties} /></span></div>;
}
