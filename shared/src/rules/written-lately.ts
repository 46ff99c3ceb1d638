import type { Clock } from '../contract';
import type { RulesLedger, Written } from './configuration';

/** Whoever wrote a rule approves nothing that rests on it for this long (G12). */
export const AUTHOR_DAYS = 30;
const DAY_MS = 86_400_000;

export interface RestsOn { readonly rules: readonly string[]; readonly requestType: string }

/** Authors of rules that this decision rests on and that are in force since less than thirty days. */
export async function writtenLately(ledger: Pick<RulesLedger, 'read'>, clock: Clock, about: RestsOn): Promise<string[]> {
  const since = new Date(clock.now().getTime() - AUTHOR_DAYS * DAY_MS).toISOString();
  const { written } = await ledger.read();
  return [...new Set(written.filter(w => w.at > since && concerns(w, about)).map(w => w.by))];
}

/**
 * Who holds which role concerns every decision; a request type those of its kind; a policy file every decision by a rule in it.
 * A rule that is gone can be seen in no decision: whoever took one away is the author of whatever passes since.
 */
function concerns({ change, before }: Written, { rules, requestType }: RestsOn): boolean {
  return Object.entries(change).some(([path, text]) => {
    if (path === 'company.yaml') return true;
    if (path.startsWith('request-types/')) return new RegExp(`^id:\\s*["']?${requestType}["']?\\s*$`, 'm').test(text ?? before[path] ?? '');
    if (!path.endsWith('.cedar')) return false;
    const now = idsIn(text ?? '');
    return idsIn(before[path] ?? '').some(id => !now.includes(id)) || now.some(id => rules.includes(id));
  });
}

const idsIn = (text: string) => [...text.matchAll(/@id\("([^"]+)"\)/g)].map(m => m[1]);
