import { mayLeave } from './egress';

/** One group of addresses as the bridge's `permissions.egress` names it. */
export interface EgressGroup { key: string; description: string; configured: { domain: string; type: string[] }[] }

/** Groups one installation may have. */
const MOST = 10;
const BACKEND = 'FETCH_BACKEND_SIDE';

/** Refused as Atlassian refuses it: the promise of the page is rejected. */
export class ConsentRefused extends Error {}

/**
 * Customer-managed egress of one installation: where the app may go beyond its manifest, as an administrator allowed it. What asks the
 * administrator is the page around the app, never the app.
 */
export interface Consent {
  groups: () => EgressGroup[];
  set: (egresses: readonly EgressGroup[]) => EgressGroup[];
  deleteGroup: (key: string) => void;
  allows: (target: string) => boolean;
}

/** @param enabled - the manifest says `permissions.external.configurable.enabled`. */
export function createConsent(enabled: boolean): Consent {
  const kept = new Map<string, EgressGroup>();
  const must = () => { if (!enabled) throw new ConsentRefused('The manifest has no customer-managed egress.'); };
  return {
    groups: () => { must(); return [...kept.values()]; },
    set(egresses) {
      must();
      if (new Set([...kept.keys(), ...egresses.map(e => e.key)]).size > MOST) throw new ConsentRefused(`An installation has at most ${MOST} groups.`);
      for (const group of egresses) kept.set(group.key, group);
      return [...kept.values()];
    },
    deleteGroup: key => { must(); kept.delete(key); },
    allows: target => enabled && mayLeave(target, [...kept.values()].flatMap(g => g.configured.filter(c => c.type.includes(BACKEND)).map(c => c.domain))),
  };
}
