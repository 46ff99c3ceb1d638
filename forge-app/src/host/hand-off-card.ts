import type { RequestView } from '@countersign/core';

/** What a colleague needs to go on, as plain text for an internal comment. */
export function cardOf(r: RequestView): string {
  const lines = r.items.map(i => `• ${i.sentence}: ${i.because ?? i.receipt?.title ?? i.state}`);
  const tried = r.handoff?.tried.map(t => `• ${t}`) ?? [];
  return [
    `Countersign ${r.id}: ${r.headline}`, r.detail,
    ...(r.handoff ? ['', `Handed over because: ${r.handoff.reason}`, r.handoff.summary] : []),
    ...(tried.length ? ['', 'Tried:', ...tried] : []), ...(lines.length ? ['', 'Plan:', ...lines] : []),
    ...(r.flagged ? ['', 'Something in the text tried to give orders. It was not followed; see the panel.'] : []),
  ].filter((l, n, all) => l !== '' || all[n - 1] !== '').join('\n');
}
