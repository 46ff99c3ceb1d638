import type { Finding, SystemScan } from './types';

export interface Compared { readonly systems: readonly (SystemScan & { readonly title: string })[]; readonly findings: readonly Pick<Finding, 'kind'>[] }

/** What a reader of the drift page has to know first. What nobody gave here alarms nobody, and is never called nothing. */
export function sayDrift({ systems, findings }: Compared): string {
  if (!systems.length) return 'No system has been compared yet. It is done once a day, and what differs then shows up here.';
  const differ = findings.filter(f => f.kind !== 'unmanaged').length;
  const unmanaged = unmanagedIn(systems);
  const unread = systems.filter(s => s.unreadable !== undefined).map(s => s.title);
  return [
    ...(differ ? [`${counted(differ, 'difference needs', 'differences need')} a look.`] : []),
    ...(unmanaged ? [`${counted(unmanaged, 'access was', 'accesses were')} never given here: adopt ${unmanaged === 1 ? 'it' : 'each'} with an end, or take it away.`] : []),
    ...(unread.length ? [`${unread.join(', ')} could not be read, so what is held there now is not known.`] : []),
    ...(agrees({ systems, findings }) ? ['What the systems hold agrees with the record.'] : []),
  ].join(' ');
}

/** Every system could be read, and nothing differs. */
export const agrees = ({ systems, findings }: Compared): boolean =>
  systems.length > 0 && findings.length === 0 && unmanagedIn(systems) === 0 && systems.every(s => s.unreadable === undefined);

/** The systems' own counts: of many, not each is kept as a finding. */
const unmanagedIn = (systems: Compared['systems']) => systems.reduce((n, s) => n + s.unmanaged, 0);
const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
