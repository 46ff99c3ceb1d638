import { createHash, sign, verify } from 'node:crypto';
import { kidOf, verifyingKey, type SigningKey } from '../keys';

/** What a signed head says. C2SP tlog-checkpoint: origin, size, root, then a line of our own with the time. */
export interface Checkpoint { readonly origin: string; readonly size: number; /** Base64. */ readonly root: string; readonly at: string }
/** A public key with the name it signs under, as C2SP signed-note writes it: `<name>+<hash>+<key>`. */
export interface NoteKey { readonly name: string; readonly kid: string; readonly publicKey: Uint8Array }

const ED25519 = 1;
/** Bytes of the key hash before the signature. */
const ID_BYTES = 4;
const DASH = '\u2014';

/** The head as a C2SP signed note. */
export function signCheckpoint(c: Checkpoint, key: SigningKey): string {
  const text = `${c.origin}\n${c.size}\n${c.root}\nat ${c.at}\n`;
  const signature = Buffer.concat([keyId(c.origin, key.publicKey), sign(null, Buffer.from(text), key.privateKey)]);
  return `${text}\n${DASH} ${c.origin} ${signature.toString('base64')}\n`;
}

/** What a note says, signed or not; undefined when it is no note of ours. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const [, origin, size, root, at] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:at ([^\n]+)\n)?(?:[^\n]+\n)*\n\u2014 /.exec(note) ?? [];
  return origin ? { origin, size: Number(size), root, at: at ?? '' } : undefined;
}

/** The key that signed this note, of those given. */
export function signerOf(note: string, keys: readonly NoteKey[]): NoteKey | undefined {
  const cut = note.indexOf('\n\n');
  if (cut < 0) return undefined;
  const text = Buffer.from(note.slice(0, cut + 1));
  for (const [, name, blob] of note.slice(cut + 2).matchAll(/^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/gm)) {
    const bytes = Buffer.from(blob, 'base64');
    const found = keys.find(k => k.name === name && keyId(name, k.publicKey).equals(bytes.subarray(0, ID_BYTES)) && verify(null, text, verifyingKey(k.publicKey), bytes.subarray(ID_BYTES)));
    if (found) return found;
  }
  return undefined;
}

/** Notes one after another, as a witness keeps them in a file. */
export const splitNotes = (text: string): string[] => text.replace(/\r\n/g, '\n').split(/(?<=\n\u2014 \S+ [A-Za-z0-9+/=]+\n)(?!\u2014)/).map(n => n.replace(/^\n+/, '')).filter(n => n.trim());

export const writeKey = (name: string, publicKey: Uint8Array): string =>
  `${name}+${keyId(name, publicKey).toString('hex')}+${Buffer.concat([Buffer.of(ED25519), publicKey]).toString('base64')}`;

/** @param name - what a bare base64 key signs under. @throws Error that says what a key looks like */
export function readKey(text: string, name = ''): NoteKey {
  const line = text.trim();
  const [, own, id, blob] = /^(\S+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = Buffer.from(blob ?? line, 'base64');
  const publicKey = new Uint8Array(blob ? bytes.subarray(1) : bytes);
  const wrong = blob ? bytes[0] !== ED25519 || keyId(own, publicKey).toString('hex') !== id : !/^[A-Za-z0-9+/]{43}=$/.test(line);
  if (wrong || publicKey.length !== 32) throw new Error('A key is one line, name+hash+key as GET /audit/key answers it, or 32 bytes in base64.');
  return { name: own ?? name, kid: kidOf(publicKey), publicKey };
}

const keyId = (name: string, publicKey: Uint8Array): Buffer => createHash('sha256').update(name).update(Buffer.of(0x0a, ED25519)).update(publicKey).digest().subarray(0, ID_BYTES);
