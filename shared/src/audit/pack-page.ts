import type { RecordedDecision } from '../replay';
import type { ItemRecord, RequestRecord } from '../state/record';
import { isRehearsal } from '../state/status';
import type { AuditEvent } from '../types';
import type { SignedHead } from './types';

export interface PackedRequest {
  readonly record: RequestRecord; readonly events: readonly AuditEvent[]; readonly decisions: readonly RecordedDecision[];
  readonly readings: readonly { readonly by: string; readonly what: string; readonly at: string }[]; readonly fault?: { readonly seq: number; readonly why: string };
}
interface PackPage { readonly requests: readonly PackedRequest[]; readonly head: SignedHead; readonly by: string; readonly at: string; readonly about: string; readonly faults: number; readonly rows: number; /** A person's requests in all. */ readonly outOf?: number }

/** A page to print: what was asked, planned, decided, approved and done, who read it, and how to check all of it. Every value is escaped. */
export function packPage(p: PackPage): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evidence: ${esc(p.about)}</title><style>${STYLE}</style></head><body>
<h1>Evidence for ${esc(p.about)}</h1>
<p class="quiet">Made ${time(p.at)} for ${esc(p.by)}. ${p.rows} events, each proved to be in the tree of ${p.head.size} entries that was signed ${time(p.head.at)}.${p.faults ? ` <strong>${p.faults} of them are missing from the journal.</strong>` : ''}</p>
${p.outOf === undefined ? '' : amongPart(p.requests.length, p.outOf)}${p.requests.map(requestPart).join('\n')}
<h2>How to check this without us</h2>
<p>Put evidence.jsonl from the same pack beside your own key and the last head you kept, and run:</p>
<pre>npm run -s countersign -- audit verify evidence.jsonl --key auditor.key --head heads.txt</pre>
<p>The signed head of this pack:</p><pre>${esc(p.head.note)}</pre>
</body></html>
`;
}

/** A pack is bounded; what it leaves out is said. */
const amongPart = (packed: number, outOf: number) => (packed === outOf ? `<p>All requests of this person are inside: ${outOf}.</p>\n`
  : `<p><strong>${packed} of ${outOf} requests of this person are inside: those that changed last.</strong> An export of this person holds all of them: <code>audit export --person</code>.</p>\n`);

const requestPart = ({ record: r, events, decisions, readings, fault }: PackedRequest) => `<section>
<h2>${esc(r.id)}: ${esc(r.title)}</h2>
${isRehearsal(r) ? '<p><strong>A rehearsal: it was planned and decided, and nothing of it was done. It is no evidence of anything that happened.</strong></p>' : ''}<dl><dt>Asked by</dt><dd>${esc(r.requester)}, ${time(r.createdAt)}, over ${esc(r.channel)}</dd><dt>For</dt><dd>${esc(r.subject)}</dd>
<dt>Chain</dt><dd>${fault ? `<strong>Broken at event ${fault.seq}: ${esc(fault.why)}</strong>` : `Whole: ${events.length} events`}</dd></dl>
<h3>What was said</h3>${list(r.turns.map(t => `${time(t.at)} <b>${esc(t.by)}</b> ${esc(t.text)}`))}
<h3>What was planned and done</h3>${r.items.map(i => itemPart(i, decisions)).join('') || '<p>Nothing.</p>'}
<h3>Every event</h3>${table(['No.', 'When', 'Who', 'What', 'Hash'], events.map(e => [String(e.seq), time(e.at), esc(e.actor), esc(e.summary), `<code>${esc(e.hash.slice(0, 16))}</code>`]))}
<h3>Who read it</h3>${readings.length ? list(readings.map(x => `${time(x.at)} ${esc(x.by)}: ${esc(x.what)}`)) : '<p>Nobody who is no part of it.</p>'}
</section>`;

const itemPart = (i: ItemRecord, decisions: readonly RecordedDecision[]) => `<article><h4>${esc(i.sentence)}</h4>
<p>${esc(i.action)}, ${esc(i.state)}${i.because ? `: ${esc(i.because)}` : ''}</p>
${list(decisions.filter(d => d.itemId === i.id).map(d => `${time(d.at)} Decided: ${esc(d.decision.outcome)}, policy <code>${esc(d.decision.policyDigest.slice(0, 12))}</code>. ${d.decision.rules.map(rule => `${esc(rule.says)} (${esc(rule.id)})`).join(' ') || 'No rule allows this.'}`))}
${list(i.steps.flatMap(s => s.votes.map(v => `${time(v.at)} ${esc(v.by)} as ${esc(s.role)}: ${v.decision === 'approve' ? 'approved' : 'declined'}${v.comment ? `, “${esc(v.comment)}”` : ''}`)))}
${i.receipt ? `<p>${time(i.receipt.at)} ${esc(i.receipt.title)}${i.receipt.verified ? ', read back' : ', not read back'}</p>${table(['', 'Before', 'After'], (i.receipt.fields ?? []).map(f => [esc(f.label), esc(f.before), esc(f.after)]))}` : ''}
${i.grant ? `<p>Access ${esc(i.grant.state)}${i.grant.until ? `, until ${time(i.grant.until)}` : ''}${i.grant.endedBecause ? `: ${esc(i.grant.endedBecause)}` : ''}</p>` : ''}</article>`;

const list = (lines: readonly string[]) => (lines.length ? `<ul>${lines.map(l => `<li>${l}</li>`).join('')}</ul>` : '');
const table = (heads: readonly string[], rows: readonly string[][]) => (rows.length ? `<table><thead><tr>${heads.map(h => `<th>${h}</th>`).join('')}</tr></thead><tbody>${rows.map(r => `<tr>${r.map(c => `<td>${c}</td>`).join('')}</tr>`).join('')}</tbody></table>` : '');
const time = (at: string) => `<time datetime="${esc(at)}">${esc(at.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time>`;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text is data: markup is shown, and so are characters that would change the order of reading. */
const esc = (value: unknown): string => String(value ?? '').replace(/[&<>"']/g, c => ENTITIES[c]).replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, c => `[U+${c.charCodeAt(0).toString(16).toUpperCase()}]`);

const STYLE = 'body{font:15px/1.5 system-ui,sans-serif;color:#1b1f23;max-width:60rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{border-top:2px solid #1b1f23;padding-top:1rem;margin-top:2rem}h3{font-size:1rem;margin-bottom:.25rem}'
  + 'article{border-left:3px solid #b8bec5;padding-left:1rem;margin:1rem 0}.quiet{color:#57606a}dl{display:grid;grid-template-columns:7rem 1fr}dd{margin:0}table{border-collapse:collapse;width:100%;font-size:13px}td,th{border-bottom:1px solid #d5dae0;padding:.25rem .5rem;text-align:left;vertical-align:top}'
  + 'pre{background:#f3f5f7;padding:.75rem;white-space:pre-wrap;overflow-wrap:anywhere}code{font-size:12px}@media print{body{margin:0;max-width:none}article,tr{break-inside:avoid}}';
