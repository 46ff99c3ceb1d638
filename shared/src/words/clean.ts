import { isDisguised } from './skeleton';

/** Control, bidirectional and zero-width characters: invisible, and able to make a sentence read as another one (G16, UTS #39). */
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/gu;

/** In every mark of a name that is not what it looks like. */
export const LOOKS_ALIKE = 'look-alike';

/** A name fit for a sentence somebody decides by: one line, nothing invisible, letters of another script that look Latin marked. */
export function clean(name: string): string {
  const visible = name.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().slice(0, 80);
  return visible.split(' ').map(word => (mixesScripts(word) || isDisguised(word) ? `${word} (${LOOKS_ALIKE} letters)` : word)).join(' ');
}

/** Latin beside Cyrillic or Greek in one word is how look-alikes are made. */
const mixesScripts = (word: string) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);
