import { useEntity } from '@backstage/plugin-catalog-react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { AskPage } from '../pages/ask/AskPage';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Skeleton';
import { MeProvider, useDesk, useLoaded } from '../lib/data';
import '../countersign.css';

/** Ask about the thing whose page this is; the request knows which one is meant. */
export function EntityAsk() {
  const { entity } = useEntity();
  const desk = useDesk();
  const { value: me, error, reload } = useLoaded(() => desk.me(), []);
  const name = entity.metadata.title ?? entity.metadata.name;
  if (error) return <div className="cs-page"><Fault error={error} retry={reload} /></div>;
  if (!me) return <Waiting />;
  const about = { ...me, examples: [`read access for 4h to debug`, `${name} is down for everyone`, `who owns ${name}?`] };
  return <div className="cs-page"><div className="cs-main"><MeProvider value={{ me: about, refresh: reload }}><AskPage entityRef={stringifyEntityRef(entity)} /></MeProvider></div></div>;
}
