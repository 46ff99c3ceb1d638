import { signingKey } from '../keys';
import { readCheckpoint, readKey, signCheckpoint, signerOf, splitNotes, writeKey } from './checkpoint';
import { createTree } from './tree';

const key = signingKey(new Uint8Array(32).fill(3));
const head = { origin: 'countersign/test/t', size: 12, root: createTree().root().toString('base64'), at: '2026-11-23T09:00:00.000Z' };
const note = signCheckpoint(head, key);
const vkey = readKey(writeKey(head.origin, key.publicKey));

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

  it('a witness’s file holds one after another', () => {
    const second = signCheckpoint({ ...head, size: 20 }, key);
    expect(splitNotes(`${note}\n${second}`)).toEqual([note, second]);
    expect(splitNotes(note + second)).toEqual([note, second]);
    expect(splitNotes('')).toEqual([]);
  });

  it('a key is read as written, bare too, and a damaged one is refused', () => {
    expect(readKey(Buffer.from(key.publicKey).toString('base64'), head.origin)).toEqual(vkey);
    for (const wrong of ['', 'x', writeKey(head.origin, key.publicKey).replace('test', 'tesu'), 'AAAA']) expect(() => readKey(wrong)).toThrow('A key is one line');
  });
});
