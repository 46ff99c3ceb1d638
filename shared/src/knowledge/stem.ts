/** Words that say nothing about what a question is about. */
export const STOP_WORDS = new Set('a about above after again all am an and any are as at be because been before being below between both but by can cannot could did do does doing don down during each few for from further get had has have having he her here hers him his how i if in into is it its itself just let like me more most my myself need no nor not now of off on once only or other our ours out over own please same she should so some such tell than that the their them then there these they this those through to too under until up us very want was we were what when where which while who whom why will with would you your yours allowed may might must shall'.split(' '));

const STEPS: readonly (readonly [RegExp, string])[] = [[/(?:sses)$/, 'ss'], [/ies$/, 'y'], [/([^su])s$/, '$1'], [/(?<=[aeiouy].*)(?:ing|ed)$/, ''], [/(.)\1$/, '$1'], [/(?<=.{4})(?:ation|ment|ness|able|ible|ally|ly|al|er|or|ion|ive|e)$/, '']];

/** A small suffix stripper in the manner of Porter (1980): "expenses", "expensed" and "expense" meet. */
export function stem(word: string): string {
  if (word.length < 4) return word;
  return STEPS.reduce((w, [pattern, to]) => (w.length > 3 ? w.replace(pattern, to) : w), word);
}
