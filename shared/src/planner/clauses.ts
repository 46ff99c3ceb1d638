/** A stretch of one message that says one thing, with its place. */
export interface Clause { readonly text: string; readonly from: number; readonly to: number }

const STARTERS = "(?:please|pls|plz|also|can|could|would|i|i'm|im|i'd|i've|my|we|our|the|what|what's|how|where|who|when|why|is|are|does|do|add|give|grant|get|reset|install|order|create|make|open|remove|revoke|unlock|restart|tell|need|want|put|set|change|spin|onboard|offboard|join|leave|drop|take|cancel|stop|forget|help|fix|report|return|sign|log|let|don't|dont)";
const BREAK = new RegExp(`(?:[.;!?]+(?=\\s|$)|\\n{1,}|,?\\s+(?:and\\s+then|and\\s+also|and|then|also|plus|but|und)\\s+(?=${STARTERS}\\b)|,?\\s+and\\s+(?=(?:the\\s+)?[\\w-]+\\s+(?:is|isn't|are|was|does|doesn't|won't|keeps|hangs|needs)\\b)|,\\s+(?=(?:i|i'm|please|can|could|also|my)\\s))`, 'gi');

/** Splits where a new wish starts; a list of things wished for ("Figma and Miro") stays together. */
export function clausesOf(text: string): Clause[] {
  const out: Clause[] = [];
  let from = 0;
  const push = (to: number) => {
    const raw = text.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    if (/[\p{L}\d]/u.test(raw)) out.push({ text: raw.trim(), from: from + lead, to: from + lead + raw.trim().length });
  };
  for (const m of text.matchAll(BREAK)) {
    // A full stop inside "figma.com" or "v1.2" is no end; a pause before two words only is no new wish.
    push(m.index);
    from = m.index + m[0].length;
  }
  push(text.length);
  return out;
}

const NOT = /\b(?:don'?t|do not|does not|doesn'?t|did not|didn'?t|never|please no|no need (?:to|for)|not)\b(?:\s+\w+){0,2}?\s+(?:need|want|give|grant|add|reset|install|order|remove|revoke|create|unlock|do|get|make|open|touch|change)\b/i;
const STILL_WANTED = /\b(?:no longer|not any ?more|don'?t need .* any ?more|why (?:don'?t|can'?t|didn'?t)|can'?t|cannot|doesn'?t work|not working)\b/i;

/** "Don't give Raj access": said so that it is not done. "I don't need Figma any more" is a wish to give it back. */
export const isNegated = (text: string) => NOT.test(text) && !STILL_WANTED.test(text) && !/\banymore\b/i.test(text);
