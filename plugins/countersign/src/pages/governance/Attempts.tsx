import type { Metrics } from '@countersign/backstage-plugin-countersign-common';
import { RiShieldLine } from '@remixicon/react';

/** Texts that tried to give orders: how many, and that nothing came of it. */
export function Attempts({ attempts: { requests, spans } }: { attempts: Metrics['attempts'] }) {
  if (!requests) return null;
  return (
    <section className="cs-group"><h2>Texts that tried to give orders</h2>
      <div className="cs-card cs-pad cs-row top"><RiShieldLine className="cs-i cs-good" aria-hidden /><p>{requests === 1 ? '1 request' : `${requests} requests`}, {spans === 1 ? '1 marked stretch' : `${spans} marked stretches`} of text. Each was read as text. Nothing of it was done beyond what policy grants whoever asked.</p></div>
    </section>
  );
}
