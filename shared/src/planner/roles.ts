const EVERYDAY: readonly (readonly [string, RegExp])[] = [
  ['admin', /\b(?:admin\w*|root|superuser|owner)\b/i], ['write', /\b(?:write|read[- ]?write|rw)\b/i], ['editor', /\b(?:edit\w*|designer|full seat)\b/i],
  ['read', /\b(?:read(?:[- ]?only)?|ro|select)\b/i], ['viewer', /\b(?:view\w*|guest)\b/i],
];
export const roleOf = (text: string) => EVERYDAY.find(([, pattern]) => pattern.test(text))?.[0];

/** One of a thing's own roles, by its name in singular or plural, or by the everyday word for it: "admin of Payments" means Administrators. */
export function roleIn(own: readonly string[], text: string): string | undefined {
  const everyday = roleOf(text);
  if (everyday && own.includes(everyday)) return everyday;
  const named = [...own].sort((a, b) => b.length - a.length).find(name => new RegExp(`(?<![\\p{L}\\p{N}])${stemOf(name)}s?(?![\\p{L}\\p{N}])`, 'iu').test(text));
  return named ?? (everyday && own.find(name => roleOf(name) === everyday));
}

const stemOf = (name: string) => name.replace(/s$/i, '').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
