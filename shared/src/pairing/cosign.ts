import { createHash, sign, verify } from 'node:crypto';
import { verifyingKey, type SigningKey } from '../keys';

/** Key type of a timestamped cosignature, C2SP tlog-cosignature. */
const COSIGNATURE = 4;
const ID_BYTES = 4;
const TIME_BYTES = 8;
const DASH = '\u2014';

/** The note with one more line: this witness saw a record that continues all it had seen before (C2SP tlog-cosignature `cosignature/v1`). */
export function cosign(note: string, { name, key, at }: { readonly name: string; readonly key: SigningKey; readonly at: Date }): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  const blob = Buffer.concat([keyId(name, key.publicKey), time, sign(null, message(textOf(note), seconds), key.privateKey)]);
  return `${note.trimEnd()}\n${DASH} ${name} ${blob.toString('base64')}\n`;
}

/** Which of these witnesses signed the note. */
export function cosigners(note: string, witnesses: readonly { readonly name: string; readonly publicKey: Uint8Array }[]): string[] {
  const text = textOf(note);
  return [...note.slice(text.length).matchAll(/^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/gm)].flatMap(([, name, blob]) => {
    const bytes = Buffer.from(blob, 'base64');
    if (bytes.length !== ID_BYTES + TIME_BYTES + 64) return [];
    const seconds = Number(bytes.readBigUInt64BE(ID_BYTES));
    const known = witnesses.find(w => w.name === name && keyId(name, w.publicKey).equals(bytes.subarray(0, ID_BYTES)));
    return known && verify(null, message(text, seconds), verifyingKey(known.publicKey), bytes.subarray(ID_BYTES + TIME_BYTES)) ? [name] : [];
  });
}

/** The signed part of a note, with the newline that ends it. */
const textOf = (note: string): string => note.slice(0, note.indexOf('\n\n') + 1);
const message = (text: string, seconds: number): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
const keyId = (name: string, publicKey: Uint8Array): Buffer => createHash('sha256').update(name).update(Buffer.of(0x0a, COSIGNATURE)).update(publicKey).digest().subarray(0, ID_BYTES);
