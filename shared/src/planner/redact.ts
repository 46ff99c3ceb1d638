/** What must never be kept: one-time codes, passwords, keys and card numbers typed into a chat or said by a system (G17, G18, G32). */
const SECRETS: readonly { readonly kind: string; readonly pattern: RegExp; readonly is?: (found: string) => boolean }[] = [
  { kind: 'private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g },
  { kind: 'token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[A-Za-z0-9-]{10,}|sk-[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,})/g },
  { kind: 'token', pattern: /(?<=\b(?:bearer|basic)\s+)[\w.~+/-]{16,}=*/gi },
  { kind: 'token', pattern: /(?<=\b(?:api[ _-]?key|access[ _-]?token|client[ _-]?secret)\s*(?:is|was|=|:)\s*["']?)[^\s"',;]{8,}/gi },
  { kind: 'password', pattern: /(?<=\b[a-z][a-z+]*:\/\/[^\s:/@]+:)[^\s@/]{3,}(?=@)/gi },
  { kind: 'password', pattern: /(?<=\b(?:password|passwort|passwd|pwd|passphrase|pin|secret)\s*(?:is|was|=|:)\s*["']?)(?!(?:not|wrong|expired|the|my|a|being|always|still|no|too)\b)[^\s"',;]{4,}/gi },
  { kind: 'card number', pattern: /\b\d(?:[ -]?\d){12,18}\b/g, is: hasCheckDigit },
  { kind: 'code', pattern: /(?<=\b(?:code|otp|token|2fa|mfa|totp|authenticator)\b[^\n\d]{0,24})\d{3}[ -]?\d{3}(?:\d{2})?\b/gi },
  { kind: 'code', pattern: /^\s*\d{3}[ -]?\d{3}(?:\d{2})?\s*$/g },
];

export interface Redacted { readonly text: string; readonly found: readonly string[] }

export function redact(text: string): Redacted {
  const found: string[] = [];
  const safe = SECRETS.reduce((t, { kind, pattern, is }) => t.replace(pattern, secret => {
    if (is && !is(secret)) return secret;
    found.push(kind);
    return `[${kind} removed]`;
  }), text);
  return { text: safe, found };
}

/** ISO/IEC 7812: card numbers end with a Luhn check digit; nine of ten other numbers do not. */
function hasCheckDigit(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((s, d, n) => s + (n % 2 ? (d * 2 > 9 ? d * 2 - 9 : d * 2) : d), 0);
  return new Set(digits).size > 1 && sum % 10 === 0;
}
