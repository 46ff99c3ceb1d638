import { Alert, Button } from '@backstage/ui';
import type { DriftKind } from '@countersign/backstage-plugin-countersign-common';
import { Fault } from '../../../pieces/Fault';
import { Waiting } from '../../../pieces/Skeleton';
import { useAct } from '../../../lib/act';
import { useDesk, useLoaded } from '../../../lib/data';
import { whenIn } from '../../../lib/format';
import { Empty } from '../Empty';
import { FindingRow } from './FindingRow';
import { Covered } from './Covered';

/** Most urgent first. */
const KINDS: readonly (readonly [DriftKind, string, string])[] = [
  ['orphan', 'Belongs to nobody active', 'Somebody left, or the account has no person.'],
  ['outlived', 'There beyond its end', 'It should have ended and is still there.'],
  ['missing', 'Given here and not there', 'Somebody took it away in the system itself.'],
  ['unmanaged', 'Never given here', 'Held by somebody active. It alarms nobody; adopt it with an end, or take it away.'],
];

/** What systems really hold, compared with the record. Nothing here changes access by itself: each answer is a request. */
export function Drift() {
  const desk = useDesk();
  const { value, error, reload, set } = useLoaded(() => desk.drift(), [], 30);
  const { busy, fault, act } = useAct();
  if (error && !value) return <Fault error={error} retry={reload} />;
  if (!value) return <Waiting rows={4} />;
  const last = value.systems.map(s => s.at).sort().at(-1);
  const said = `${value.says}${last ? ` Compared ${whenIn(last)}, and once a day.` : ''}`;
  return (
    <>
      <header className="cs-head">
        <div><h2 className="cs-t-page">Drift</h2><p className="cs-muted">{said}</p></div>
        {value.mayScan && <Button variant="primary" isDisabled={busy} onPress={() => act(async () => set(await desk.scanDrift()))}>{busy ? 'Reading the systems' : 'Scan now'}</Button>}
      </header>
      {fault && <div className="cs-group"><Fault error={fault} /></div>}
      <div className="cs-alarms" role="status">{value.systems.filter(s => s.alarm).map(s => (
        <Alert key={s.system} status="warning" icon title={`${s.title}: ${s.open} of ${s.holdings} differ at once`} description="That is more than people do by hand. Look at the system and its account links before you settle any of it." />
      ))}</div>
      {value.agrees && <div className="cs-group"><Empty title="Systems and record agree" says="Access that somebody gave, kept or took outside this desk shows up here." /></div>}
      {KINDS.map(([kind, title, says]) => {
        const found = value.findings.filter(f => f.kind === kind);
        return found.length > 0 && (
          <section className="cs-group" key={kind}><h2>{title} <span className="cs-small cs-muted">{found.length}. {says}</span></h2>
            <ul className="cs-card cs-list">{found.map(f => <FindingRow key={f.id} finding={f} settled={reload} />)}</ul>
          </section>
        );
      })}
      <Covered view={value} />
    </>
  );
}
