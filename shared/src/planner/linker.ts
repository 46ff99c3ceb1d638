import type { Lexicon } from '../ports';
import { distance, wordsOf, type Word } from './text';

/** A name found in text. `kind` is `person` or the resource's kind; `roles` are those that a thing names itself. */
export interface Link { readonly ref: string; readonly title: string; readonly kind: string; readonly roles?: readonly string[]; readonly from: number; readonly to: number; readonly exact: boolean }
interface Name { readonly ref: string; readonly title: string; readonly kind: string; readonly words: readonly string[]; readonly joined: string }

/** Everyday words that look like a name with a typo in it. */
const COMMON = new Set('access account admin again agent already also anyone anything asked because before being between broken cannot change company computer could create delete design doesn\'t email error every finance first folder getting group having hello install issue laptop license locked login manager monitor month morning mouse myself needs notice notify notion\'s number office online opened order other password people phone please printer problem project question really remote remove request reset right school screen second security seems server service should since someone something still system teams thanks their there these thing think those today tomorrow trying unlock until update using wants weeks where which while without would writing'.split(' '));

/** Finds people and things of the live catalog by title, alias and small typos. The longest name wins. */
export class Linker {
  private readonly names: Name[];
  private readonly roles: ReadonlyMap<string, readonly string[] | undefined>;

  constructor(lexicon: Lexicon) {
    this.roles = new Map(lexicon.resources.map(r => [r.ref, r.roles]));
    const name = (ref: string, title: string, kind: string, text: string): Name => {
      const words = wordsOf(text).map(w => w.text);
      return { ref, title, kind, words, joined: words.join(' ') };
    };
    const people = lexicon.people.flatMap(p => [p.name, p.name.split(' ')[0], p.ref.split('/').pop() ?? '', ...(p.aliases ?? [])].map(t => name(p.ref, p.name, 'person', t)));
    const things = lexicon.resources.flatMap(r => [r.title, r.ref.split('/').pop() ?? '', ...(r.aliases ?? [])].map(t => name(r.ref, r.title, r.kind, t)));
    this.names = [...things, ...people].filter(n => n.joined.length > 1).sort((a, b) => b.words.length - a.words.length || b.joined.length - a.joined.length);
  }

  find(text: string): Link[] {
    const words = wordsOf(text);
    const used = new Array<boolean>(words.length).fill(false);
    const links: Link[] = [];
    const take = (n: Name, at: number, exact: boolean) => {
      used.fill(true, at, at + n.words.length);
      links.push({ ref: n.ref, title: n.title, kind: n.kind, from: words[at].from, to: words[at + n.words.length - 1].to, exact });
    };
    this.scan(words, used, (n, said) => said === n.joined, (n, at) => take(n, at, true));
    this.scan(words, used, (n, said) => near(n, said), (n, at) => take(n, at, false));
    return this.withRivals(links, text).map(l => ({ ...l, roles: this.roles.get(l.ref) })).sort((a, b) => a.from - b.from);
  }

  private scan(words: readonly Word[], used: readonly boolean[], fits: (n: Name, said: string) => boolean, take: (n: Name, at: number) => void) {
    for (const n of this.names) {
      for (let i = 0; i + n.words.length <= words.length; i++) {
        const end = i + n.words.length;
        if (used.slice(i, end).some(Boolean)) continue;
        if (fits(n, words.slice(i, end).map(w => w.text).join(' '))) take(n, i);
      }
    }
  }

  /** Two people with the same first name: both are meant until somebody says which. */
  private withRivals(links: readonly Link[], text: string): Link[] {
    return links.flatMap(l => {
      const said = wordsOf(text.slice(l.from, l.to)).map(w => w.text).join(' ');
      const rivals = l.exact ? this.names.filter(n => n.joined === said && n.ref !== l.ref) : [];
      return [l, ...[...new Map(rivals.map(r => [r.ref, r])).values()].map(r => ({ ...l, ref: r.ref, title: r.title, kind: r.kind }))];
    });
  }
}

function near(n: Name, said: string): boolean {
  if (n.joined.length < 4 || said.length < 4 || COMMON.has(said) || said[0] !== n.joined[0]) return false;
  if (n.joined.length < 5) return n.kind !== 'person' && distance(said, n.joined, 1) <= 1 && said.length === n.joined.length && [...said].sort().join('') === [...n.joined].sort().join('');
  const max = n.joined.length >= 9 ? 2 : 1;
  return distance(said, n.joined, max) <= max;
}
