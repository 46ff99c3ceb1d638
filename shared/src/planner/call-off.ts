import type { ModelContext } from '../model-tools';
import type { Link } from './linker';

type Open = ModelContext['open'];
/** Some words of a message, with what is named in them. */
export interface Said { readonly text: string; readonly links: readonly Link[]; readonly message: string }

/** Verbs that also tell a machine to stop ask for the word for a request beside the name of a thing: "stop printer-2f" is about the printer. */
const CALL_OFF = "(?:cancel(?:l?ing)?|withdraw(?:ing)?|retract|scrap|scratch|discard|disregard|skip|drop|abandon|call off|take back|pull back|forget(?: about)?|never ?mind(?: about)?|ignore)";
const HALT = '(?:stop|kill|abort|halt)';
/** Also said of what is over: "it works now, you can close the ticket". */
const END = '(?:end|close)';

const LEAD = "(?:please|pls|plz|kindly|ok|okay|no|yes|yeah|wait|hey|hi|hello|sorry|oh|well|so|just|then|and|but|actually|thanks|thank you|hm+|mind|go ahead and|better|instead|on second thoughts?|we can|can|could|would|will|you|may|feel free to|i want(?: you)? to|i(?:'d| would) (?:like|prefer|rather)(?: you)?(?: to)?|i (?:have|need|wish)(?: decided)? to|i(?:'ve)? decided to|let'?s|let us)";
const TAIL = '(?:please|pls|plz|thanks|thank you|then|now|for now|again|instead|after all|altogether|entirely|completely|would you|will you|could you|if you can|if possible|ok|okay|for me|for us|right away|immediately|asap|anyway|all together|already)';
const REASON = '(?:(?:because|since|cause|as (?:i|we|my|our)) .+)';

const IT = "(?:it|that|this|them|those|these|everything|anything|all(?: of)?(?: it| that| this| them| those| these)?|both(?: of them)?|the (?:whole )?(?:thing|lot)|what i (?:said|asked(?: for)?|wrote))";
const NOUN = '(?:requests?|tickets?|orders?|asks?|items?|approvals?)';
const REQUEST = `(?:(?:all|both)(?: of)? )?(?:my|the|this|that|these|those|our|both|all) (?:(?:last|latest|previous|first|second|whole|entire|open|pending|current|access|licen[cs]e|other|two) )*${NOUN}`;
const CALLED_OFF = '(?:cancel(?:l)?ed|withdrawn|dropped|stopped|closed|called off|taken back)';

/** What stands in for the name of something open. */
const THING = 'entopen';
const BESIDE = `(?:my|the|this|that|our|for|to|of|on|in|and|one|thing|access|licen[cs]e|seat|role|read|write|viewer|editor|admin|user|permission|${NOUN})`;
const NAMED = `(?:${BESIDE} )*${THING}(?: ${BESIDE}| ${THING})*`;
const NAMED_REQUEST = `(?=.*\\b(?:access|licen[cs]e|seat|role|permission|${NOUN})\\b)${NAMED}`;

const act = (...ways: readonly string[]) => new RegExp(`^(?:${LEAD} )*(?:${ways.join('|')})(?: ${TAIL})*(?: ${REASON})?$`);
const back = (verb: string) => `${verb} (?:${IT}|${REQUEST})(?: (?:off|back|be|alone|at that))?`;
/** Words that mean nothing else, at either end of what is said. */
const PLAIN = [
  back(`(?:${CALL_OFF}|${HALT})`), `(?:call|take|pull) (?:${IT}|${REQUEST}) (?:off|back)`, 'nvm', 'never ?mind', "(?:do not|don'?t) bother", "(?:i|we)(?:'ve| have)? changed (?:my|our) minds?",
  `(?:i (?:want|need)|i(?:'d| would) like|have|get) (?:${IT}|${REQUEST}) (?:to be )?${CALLED_OFF}`,
  `(?:i|we) no longer (?:need|want) (?:${IT}|${REQUEST})`, `(?:i|we) (?:do not|don'?t) (?:need|want) (?:${IT}|${REQUEST}) (?:any ?more|any longer|now|after all)`,
  `(?:(?:it|that|this)(?:'s| is) )?(?:no longer needed|not needed(?: any ?more| any longer| after all)?)`, 'no need(?: any ?more| any longer| after all)',
];
/** Enough where no other part of the sentence says something else. */
const SENTENCE = [
  back(END),
  `${CALL_OFF} ${NAMED}`, `(?:${HALT}|${END}) ${NAMED_REQUEST}`, `(?:i (?:want|need)|i(?:'d| would) like|have|get) ${NAMED_REQUEST} (?:to be )?${CALLED_OFF}`,
  `(?:i|we) no longer (?:need|want) ${NAMED}`, `(?:i|we) (?:do not|don'?t) (?:need|want) ${NAMED} (?:any ?more|any longer|now|after all)`,
];
/** Also a button, an option or the start of something else ("stop, I have a question first"): a whole message, or nothing. */
const BARE = act(CALL_OFF, HALT, back('leave'), 'no need(?: now)?', 'let it go', "(?:do not|don'?t) (?:do (?:it|that|this)|worry about (?:it|that)|go ahead(?: with (?:it|that|this))?)");
const WHOLE = act(...PLAIN, ...SENTENCE);
const PART = act(...PLAIN);
/** "Scratch that, make it editor" changes what was asked. */
const MEANT = /\b(?:(?:make|change) (?:it|that)|i meant?)\b/;

/**
 * Which open items a person calls off, or `all`; undefined: nobody said so. It is said to us about a request ("cancel it", "never mind", "drop the Figma one");
 * a thing that drops, stops or closes is a complaint, whatever the verb, and so is a verb with any other object ("stop Outlook from crashing").
 */
export function calledOff(said: Said, open: Open): readonly string[] | undefined {
  if (BARE.test(plain(said.message))) return ['all'];
  const named = said.links.filter(l => itemsWith(l, open).length > 0);
  const words = plain(withThings(said.text, named));
  if (words.includes(THING)) return WHOLE.test(words) ? [...new Set(named.flatMap(l => itemsWith(l, open)))] : undefined;
  return WHOLE.test(words) || (!MEANT.test(words) && endsOf(said.text).some(w => PART.test(w))) ? ['all'] : undefined;
}

const FINISHED = ['verified', 'claimed'];
const itemsWith = (link: Link, open: Open) => open.filter(i => !FINISHED.includes(i.state) && Object.values(i.slots).includes(link.ref)).map(i => i.item);

const withThings = (text: string, links: readonly Link[]) =>
  [...new Map(links.map(l => [l.from, l])).values()].sort((a, b) => b.from - a.from).reduce((t, l) => `${t.slice(0, l.from)}${THING}${t.slice(l.to)}`, text);

const plain = (text: string) => text.toLowerCase().normalize('NFKC').replace(/[’`´]/g, "'").replace(/[^\p{L}\p{N}']+/gu, ' ').trim();
/** "Found it myself, cancel it": the first or the last thing said, not one in the middle of a story, and nothing behind a colon, where words are quoted. */
function endsOf(text: string): string[] {
  const [before, ...quoted] = text.split(/:(?!\d)/);
  const parts = before.split(/[,;]|\s[-–—]+\s|\.{2,}/).map(plain).filter(Boolean);
  return quoted.length ? parts.slice(0, 1) : [parts[0] ?? '', ...parts.slice(-1)];
}
