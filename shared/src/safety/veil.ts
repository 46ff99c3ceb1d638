const PERSONAL: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'iban', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g },
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { kind: 'phone', pattern: /(?<![\w-])(?:\+\d[\d ()/-]{7,16}\d|0\d{2,4}[ /-]\d[\d -]{3,9}\d)(?![\w-])/g },
];

/** Personal data a model has no use for: it sees a name for each, and what it says gets the real one back (G32). */
export interface Veil { hide(text: string): string; show<T>(said: T): T }

export function createVeil(): Veil {
  const names = new Map<string, string>();
  const nameOf = (kind: string, found: string) => {
    const known = names.get(found) ?? `[${kind}-${letters(names.size)}]`;
    names.set(found, known);
    return known;
  };
  const show = (said: unknown): unknown => {
    if (typeof said === 'string') return [...names].reduce((text, [real, name]) => text.replaceAll(name, real), said);
    if (Array.isArray(said)) return said.map(show);
    return said && typeof said === 'object' ? Object.fromEntries(Object.entries(said).map(([k, v]) => [k, show(v)])) : said;
  };
  return {
    hide: text => PERSONAL.reduce((t, { kind, pattern }) => t.replace(pattern, found => nameOf(kind, found)), text),
    show: said => (names.size ? show(said) as typeof said : said),
  };
}

/** Letters, because a number would be read as a quantity. */
const letters = (n: number) => String.fromCharCode(97 + (n % 26)).repeat(1 + Math.floor(n / 26));
