import type { Clock } from '@countersign/core';
import type { Router } from 'express';
import { Refusal } from './kit';
import type { Store } from './store';

/** A shift lasts four hours, in UTC. */
const SHIFT_MS = 4 * 3_600_000;
export type Rotas = Readonly<Record<string, readonly string[]>>;

/** Who is on call: a rota takes turns every four hours, and whoever is on call may hand the rest of a shift over. */
export function onCallRoutes(r: Router, { store, rotas, clock }: { readonly store: Store; readonly rotas: Rotas; readonly clock: Clock }): void {
  const shiftAt = (rota: string, at: number) => {
    const turn = Math.floor(at / SHIFT_MS);
    const key = `${rota}-${turn}`;
    const planned = rotas[rota][turn % rotas[rota].length];
    return { key, account: store.get<{ to: string }>('handed-over', key)?.to ?? planned, until: new Date((turn + 1) * SHIFT_MS).toISOString() };
  };
  const now = () => Object.keys(rotas).map(rota => shiftAt(rota, clock.now().getTime()));
  const find = (key: string) => {
    const [, rota, turn] = /^(.+)-(\d+)$/.exec(key) ?? [];
    if (!rota || !rotas[rota]) throw new Refusal(404, 'NO_SUCH_SHIFT', 'There is no such shift.');
    return shiftAt(rota, Number(turn) * SHIFT_MS);
  };
  r.get('/shifts', (req, res) => {
    const mine = now().find(s => s.account === String(req.query.account));
    res.json({ key: mine?.key ?? null, onCall: mine !== undefined, until: mine?.until ?? null });
  });
  r.get('/shifts/:key', (req, res) => {
    const shift = find(req.params.key);
    const running = now().some(s => s.key === shift.key);
    res.json({ key: shift.key, onCall: running && shift.account === String(req.query.account), until: shift.until });
  });
  r.post('/shifts/:key/hand-over', (req, res) => {
    const { to } = req.body as { to?: string };
    if (!to) throw new Refusal(422, 'INCOMPLETE', 'Say who takes over.');
    const { key } = find(req.params.key);
    store.put('handed-over', key, { to });
    res.json(find(key));
  });
}
