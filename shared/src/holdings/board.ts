import type { Clock } from '../contract';
import type { Journal, JournalEvent } from '../journal';
import { Stream } from '../streams';
import type { Found } from './compare';
import type { Finding, SystemScan } from './types';

export const DRIFT_STREAM = 'SYS-drift';
/** Findings of one system that are kept one by one; the rest is counted. */
export const MOST_FINDINGS = 500;

export interface DriftState { readonly scans: readonly SystemScan[]; readonly open: readonly Finding[] }
/** What a scan writes. Only what is new is written out; what is gone is named. */
export interface Scanned extends Omit<SystemScan, 'at'> { readonly fresh: readonly Found[]; readonly gone: readonly string[] }
export interface Asked { readonly finding: string; readonly request: string; readonly how: 'adopt' | 'revoke' }

export const driftBoard = (journal: Journal, clock: Clock): Stream<DriftState> => new Stream<DriftState>(journal, clock, DRIFT_STREAM, fold, { scans: [], open: [] });

function fold(s: DriftState, e: JournalEvent): DriftState {
  if (e.kind === 'drift.asked') {
    const { finding, request } = e.data as unknown as Asked;
    return { ...s, open: s.open.map(f => (f.id === finding ? { ...f, request } : f)) };
  }
  const { fresh, gone, ...scan } = e.data as unknown as Scanned;
  const scans = [...s.scans.filter(x => x.system !== scan.system), { ...scan, at: e.at }].sort((a, b) => a.system.localeCompare(b.system));
  // What could not be read says nothing about what was found there.
  if (scan.unreadable !== undefined) return { ...s, scans };
  const stay = s.open.filter(f => !gone.includes(f.id)).map(f => (f.system === scan.system ? { ...f, lastSeen: e.at } : f));
  return { scans, open: [...stay, ...fresh.map(f => ({ ...f, firstSeen: e.at, lastSeen: e.at }))] };
}

/** Whether so much differs at once that the system or its links are wrong, not each access (G4). */
export const isAlarm = (alarming: number, holdings: number) => alarming > Math.max(5, holdings / 100);
