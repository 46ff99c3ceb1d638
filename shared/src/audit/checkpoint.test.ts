import { sign } from 'node:crypto';
import { signingKey } from '../keys';
import { readCheckpoint, readKey, signCheckpoint, signerOf, splitNotes, writeKey } from './checkpoint';
import { createTree } from './tree';

const key = signingKey(new Uint8Array(32).fill(3));
const head = { origin: 'countersign/test/t', size: 12, root: createTree().root().toString('base64'), at: '2026-11-23T09:00:00.000Z' };
const note = signCheckpoint(head, key);
const vkey = readKey(writeKey(head.origin, key.publicKey));

/** A line under a note with a signature over this text, whatever stands above it. */
const signatureOver = (text: string): string => {
  const id = Buffer.from(note.split(' ').at(-1)!, 'base64').subarray(0, 4);
  return `\u2014 ${head.origin} ${Buffer.concat([id, sign(null, Buffer.from(text), key.privateKey)]).toString('base64')}\n`;
};

describe('a signed head', () => {
  it('G28: is a C2SP signed note: text, an empty line, the signature with its key name and id', () => {
    expect(note).toMatch(/^countersign\/test\/t\n12\n[A-Za-z0-9+/]{43}=\nat 2026-11-23T09:00:00\.000Z\n\n— countersign\/test\/t [A-Za-z0-9+/]+=*\n$/);
    expect(readCheckpoint(note)).toEqual(head);
    expect(signerOf(note, [vkey])?.kid).toBe(key.kid);
  });

  it.each([
    ['another size', note.replace('\n12\n', '\n13\n')], ['another time', note.replace('09:00', '10:00')], ['another name', note.replace(/— \S+/, '— countersign/test/u')],
    ['a line added', note.replace('\n\n', '\nmore\n\n')], ['no signature', note.slice(0, note.indexOf('—'))], ['nothing', ''],
  ])('G28: %s: no longer signed', (_, forged) => expect(signerOf(forged, [vkey])).toBeUndefined());

  it('G28: another key under the same name is not the key', () => {
    const other = signingKey(new Uint8Array(32).fill(4));
    expect(signerOf(signCheckpoint(head, other), [vkey])).toBeUndefined();
    expect(signerOf(signCheckpoint(head, other), [vkey, readKey(writeKey(head.origin, other.publicKey))])?.kid).toBe(other.kid);
  });

  it('other people’s lines are passed over: an extension of the text, a note without our time', () => {
    expect(readCheckpoint(note.replace('\n\n', '\nfrom elsewhere\n\n'))).toEqual(head);
    expect(readCheckpoint(note.replace(/at .*\n/, ''))).toEqual({ ...head, at: '' });
    expect(readCheckpoint(`a line before\n${note}`)).toBeUndefined();
  });

  it.each([
    ['no empty line, and a signature over nothing', `x\n${signatureOver('')}`, undefined], ['something before the dash', note.replace('\u2014 ', 'x\u2014 '), undefined], ['something behind the signature', note.replace(/\n$/, ' more\n'), undefined],
    ['another’s signature first', note.replace('\n\n', `\n\n${signatureOver('another text')}`), key.kid], ['a text of an empty line', `\n\n${signatureOver('\n')}`, key.kid],
  ])('G28: %s: its signer', (_, signed, kid) => expect(signerOf(signed, [vkey])?.kid).toBe(kid));

  it('a witness’s file holds one after another', () => {
    const second = signCheckpoint({ ...head, size: 20 }, key);
    expect(splitNotes(`${note}\n${second}`)).toEqual([note, second]);
    expect(splitNotes(note + second)).toEqual([note, second]);
    expect(splitNotes(`${note}\n\n\n${second}`)).toEqual([note, second]);
    for (const empty of ['', ' ', '\n \n']) expect(splitNotes(empty)).toEqual([]);
  });

  it('a key is read as written, bare too', () => {
    expect(readKey(Buffer.from(key.publicKey).toString('base64'), head.origin)).toEqual(vkey);
    expect(readKey(`  ${writeKey(head.origin, key.publicKey)}\n`)).toEqual(vkey);
  });

  const whole = writeKey(head.origin, key.publicKey);
  const bare = Buffer.from(key.publicKey).toString('base64');
  it.each([
    ['nothing', ''], ['a word', 'x'], ['three bytes', 'AAAA'], ['another name', whole.replace('test', 'tesu')], ['one byte less', writeKey(head.origin, key.publicKey.slice(1))],
    ['a key of another kind', whole.replace(/\+[^+]+=*$/, `+${Buffer.concat([Buffer.of(2), key.publicKey]).toString('base64')}`)],
    ['more before it', `more ${whole}`], ['more behind it', `${whole} more`], ['more before a bare one', `!${bare}`], ['more behind a bare one', `${bare}!`],
  ])('a damaged key is refused: %s', (_, wrong) => {
    expect(wrong).not.toBe(whole);
    expect(() => readKey(wrong, head.origin)).toThrow('A key is one line');
  });
});
