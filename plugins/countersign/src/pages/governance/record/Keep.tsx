import { Button } from '@backstage/ui';
import { useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { useDesk, useLoaded } from '../../../lib/data';
import { whenIn } from '../../../lib/format';

/** More entries than any head has: only the newest one is wanted. A 32-bit column holds it. */
const NO_OTHERS = 2_147_483_647;

/** The current head and the public key: what an auditor keeps where no administrator of the desk writes. */
export function Keep({ head }: { head?: number }) {
  const desk = useDesk();
  const { value, error, reload } = useLoaded(async () => ({ key: await desk.auditKey(), last: (await desk.auditHeads(NO_OTHERS)).last }), [head]);
  if (error) return <Fault error={error} retry={reload} />;
  if (!value) return null;
  const { key, last } = value;
  return (
    <section className="cs-group"><h2>To keep yourself</h2>
      <ul className="cs-card cs-list">
        {last && (
          <li className="cs-keep"><span>The head over {last.size.toLocaleString()} events <span className="cs-mono" title={last.root}>{last.root.slice(0, 12)}</span><br /><span className="cs-small cs-muted">Signed {whenIn(last.at)}. With it, nobody can later cut off or rewrite what is in it.</span></span><Copy text={last.note} label="Copy for your own keeping" /></li>
        )}
        <li className="cs-keep"><span>The public key <span className="cs-mono" title={key.key}>{key.kid.slice(0, 12)}</span><br /><span className="cs-small cs-muted">Keep it once. If the desk later signs with another one, ask why.</span></span><Copy text={key.key} label="Copy the key" /></li>
      </ul>
    </section>
  );
}

function Copy({ text, label }: { text: string; label: string }) {
  const [said, say] = useState('');
  const copy = async () => { try { await navigator.clipboard.writeText(text); say('Copied'); } catch { say('Your browser did not let it be copied.'); } };
  return <span className="cs-btns"><span className="cs-small cs-muted" role="status">{said}</span><Button variant="secondary" size="small" onPress={copy}>{label}</Button></span>;
}
