import { Button } from '@backstage/ui';
import type { FindingView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { whenIn } from '../../../lib/format';
import { requestPath } from '../../../routes';
import { Settle } from './Settle';

type How = 'adopt' | 'revoke';

/** One difference in a sentence, since when, and what may be asked for. */
export function FindingRow({ finding: f, settled }: { finding: FindingView; settled: () => void }) {
  const [how, setHow] = useState<How>();
  return (
    <li className="cs-find">
      <span>{f.says}<br /><span className="cs-small cs-muted">{f.systemTitle}, since {whenIn(f.firstSeen)}{f.until ? `. Ends there ${whenIn(f.until)}` : ''}{!f.personName && <>. Account <span className="cs-mono">{f.account}</span></>}</span></span>
      {f.request ? <Link to={requestPath(f.request)}>{f.request}</Link> : (
        <span className="cs-btns">
          {f.may.includes('adopt') && <Button variant="secondary" size="small" aria-expanded={how === 'adopt'} onPress={() => setHow(how === 'adopt' ? undefined : 'adopt')}>Adopt</Button>}
          {f.may.includes('revoke') && <Button variant="secondary" size="small" aria-expanded={how === 'revoke'} onPress={() => setHow(how === 'revoke' ? undefined : 'revoke')}>{f.kind === 'missing' ? 'End the grant' : 'Take away'}</Button>}
        </span>
      )}
      {how && <Settle key={how} finding={f} how={how} settled={settled} close={() => setHow(undefined)} />}
    </li>
  );
}
