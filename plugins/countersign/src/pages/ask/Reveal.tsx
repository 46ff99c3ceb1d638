import { Button } from '@backstage/ui';
import { useState } from 'react';
import { wordsOf } from '../../api';
import { useDesk } from '../../lib/data';

/** Shown once, by a press, to the person it is for. It is never in the page before and not after. */
export function Reveal({ id }: { id: string }) {
  const desk = useDesk();
  const [shown, setShown] = useState<{ value?: string; fault?: string }>({});
  const reveal = async () => {
    try { setShown(await desk.reveal(id)); } catch (e) { setShown({ fault: wordsOf(e) }); }
  };
  if (shown.value) return <div className="cs-inset"><p className="cs-small cs-muted">Your one-time password. Change it at the next sign-in. It is not shown again.</p><code className="cs-mono">{shown.value}</code></div>;
  return <div className="cs-need"><span>{shown.fault ?? 'Your one-time password is ready. It is shown once, for ten minutes.'}</span>{!shown.fault && <Button variant="primary" size="small" onPress={reveal}>Show it once</Button>}</div>;
}
