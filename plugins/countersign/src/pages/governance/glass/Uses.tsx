import { Button } from '@backstage/ui';
import type { GlassView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Pill, type Tone } from '../../../pieces/Pill';
import { useMe } from '../../../lib/data';
import { nameOf, whenIn } from '../../../lib/format';
import { requestPath } from '../../../routes';
import { Empty } from '../Empty';
import { Review } from './Review';

type Window = GlassView['windows'][number];
const STATE: Readonly<Record<Window['state'], readonly [string, Tone]>> = { open: ['Open now', 'info'], 'to-review': ['To review', 'wait'], overdue: ['Review overdue', 'stop'], reviewed: ['Reviewed', 'ok'] };

/** Every time it was opened: why, what was done, and who read it afterwards. */
export function Uses({ view, set }: { view: GlassView; set: (view: GlassView) => void }) {
  return (
    <section className="cs-group"><h2>When it was used</h2>
      {view.windows.length ? <ul className="cs-card cs-list">{view.windows.map(w => <Use key={w.id} window={w} may={view.mayReview.includes(w.id)} set={set} />)}</ul>
        : <Empty title="Never" says="Who opened it, why and what they did shows up here, and stays." />}
    </section>
  );
}

function Use({ window: w, may, set }: { window: Window; may: boolean; set: (view: GlassView) => void }) {
  const { me } = useMe();
  const [reviewing, review] = useState(false);
  const [word, tone] = STATE[w.state];
  return (
    <li className="cs-find">
      <span><b>{w.name}: {w.reason}</b><br />
        {w.uses.length ? w.uses.map(u => <Link key={u.requestId} to={requestPath(u.requestId)} className="cs-each">{u.requestId}</Link>) : 'Nothing was done with it.'}
        {w.review && <><br />{w.review.verdict === 'justified' ? 'Justified' : 'Not justified'}: {w.review.text}</>}<br />
        <span className="cs-small cs-muted">Opened {whenIn(w.at)}{w.review ? `. Read by ${nameOf(me.names, w.review.by)} ${whenIn(w.review.at)}` : w.state === 'open' ? `, until ${whenIn(w.until)}` : `. To be read until ${whenIn(w.reviewBy)}`}</span></span>
      <span className="cs-btns"><Pill tone={tone}>{word}</Pill>{may && <Button variant="secondary" size="small" aria-expanded={reviewing} onPress={() => review(!reviewing)}>Review</Button>}</span>
      {may && reviewing && <Review id={w.id} set={set} />}
    </li>
  );
}
