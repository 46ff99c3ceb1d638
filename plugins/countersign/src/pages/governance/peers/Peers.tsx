import type { PeerEffect, PeersView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { Fault } from '../../../pieces/Fault';
import { Waiting } from '../../../pieces/Skeleton';
import { useDesk, useLoaded } from '../../../lib/data';
import { Carry, type Carried } from './Carry';
import { Pairing } from './Pairing';
import { Peer } from './Peer';

/** Installations that share requests with this one: two people on each side begin it, one stops it. */
export function Peers() {
  const desk = useDesk();
  const { value, error, reload, set } = useLoaded<PeersView>(() => desk.peers(), [], 10);
  const [carried, carry] = useState<Carried>();
  const [left, leave] = useState<Readonly<Record<string, readonly PeerEffect[]>>>({});
  if (error && !value) return <Fault error={error} retry={reload} />;
  if (!value) return <Waiting rows={3} />;
  return (
    <>
      <header className="cs-head"><div><h2 className="cs-t-page">Other hosts</h2><p className="cs-muted">An engineer asks here, and whoever approves does it where they work. Each request stays at home in one host.</p></div></header>
      <section className="cs-group"><h2>Paired</h2>
        {value.peers.length === 0
          ? <div className="cs-card cs-pad cs-empty"><b>No other host is paired</b><p className="cs-muted">Requests are decided and shown here alone.</p></div>
          : <ul className="cs-card cs-list">{value.peers.map(p => <Peer key={`${p.name}${p.fingerprint ?? ''}`} peer={p} effects={left[p.name]} set={set} left={effects => leave({ ...left, [p.name]: effects })} />)}</ul>}
        <p className="cs-small cs-muted cs-below">Only what two people on each side agreed to is in force. Stopping takes one.</p>
      </section>
      {carried && <Carry carried={carried} />}
      <Pairing view={value} set={set} carry={carry} />
    </>
  );
}
