/** Letters of other scripts that look like Latin ones (from UTS #39 confusables, the everyday part), and Latin ones that look like each other. */
const CYRILLIC = 'аaАAвbВBсcСCԁdеeЕEһhНHіiІIјjЈJкkКKӏlмmМMоoОOрpРPԛqгrѕsЅSтtТTуyУYѵvѡwԝwхxХXзzьb';
const GREEK = 'αaΑAΒBϲcϹCεeΕEΗHιiΙIΚKκkΜMνvΝNοoΟOρpΡPΤTτtυuΥYχxΧXΖZωwγy';
const LOOK = new Map<string, string>([...pairs(CYRILLIC), ...pairs(GREEK)]);
const ALIKE: readonly (readonly [RegExp, string])[] = [[/rn/g, 'm'], [/vv/g, 'w'], [/[il|1]/g, 'l'], [/0/g, 'o']];

/** What a reader's eye makes of it: names with the same skeleton cannot be told apart. */
export function skeleton(name: string): string {
  const latin = [...name.normalize('NFKC')].map(c => LOOK.get(c) ?? c).join('').toLowerCase();
  return ALIKE.reduce((text, [from, to]) => text.replace(from, to), latin);
}

/** Written in another script alone, with letters that all look Latin: "раументs" and "саре" read as what they are not. */
export function isDisguised(word: string): boolean {
  const letters = [...word].filter(c => /\p{L}/u.test(c));
  return letters.length > 1 && letters.every(c => LOOK.has(c));
}

function pairs(text: string): [string, string][] {
  const chars = [...text];
  return chars.flatMap((c, n) => (n % 2 ? [] : [[c, chars[n + 1]] as [string, string]]));
}
