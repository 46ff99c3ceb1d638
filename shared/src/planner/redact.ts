/** What must never be kept: one-time codes, passwords and keys typed into a chat (G17, G18). */
const SECRETS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g },
  { kind: 'token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|sk-[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,})/g },
  { kind: 'password', pattern: /(?<=\b(?:password|passwort|passwd|pwd|passphrase|pin|secret)\s*(?:is|was|=|:)\s*["']?)(?!(?:not|wrong|expired|the|my|a|being|always|still|no|too)\b)[^\s"',;]{4,}/gi },
  { kind: 'code', pattern: /(?<=\b(?:code|otp|token|2fa|mfa|totp|authenticator)\b[^\n\d]{0,24})\d{3}[ -]?\d{3}(?:\d{2})?\b/gi },
  { kind: 'code', pattern: /^\s*\d{3}[ -]?\d{3}(?:\d{2})?\s*$/g },
];

export interface Redacted { readonly text: string; readonly found: readonly string[] }

export function redact(text: string): Redacted {
  const found: string[] = [];
  const safe = SECRETS.reduce((t, { kind, pattern }) => t.replace(pattern, () => { found.push(kind); return `[${kind} removed]`; }), text);
  return { text: safe, found };
}
