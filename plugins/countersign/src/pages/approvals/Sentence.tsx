import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { Fragment } from 'react';
import { sayValue } from '../../lib/format';
import type { Narrowed } from '../../lib/narrow';

/** The payload's own sentence; terms are bold, and what the approver makes smaller is struck and replaced in place. */
export function Sentence({ item, narrow }: { item: Item; narrow: Narrowed }) {
  const terms = ['role', 'duration'].flatMap(field => {
    const present = item.input[field];
    return typeof present === 'string' && present ? [{ field, words: sayValue(present), next: narrow[field] }] : [];
  });
  let rest = item.sentence;
  const out: React.ReactNode[] = [];
  for (const t of terms.sort((a, b) => item.sentence.indexOf(a.words) - item.sentence.indexOf(b.words))) {
    const at = rest.indexOf(t.words);
    if (at < 0) continue;
    out.push(<Fragment key={`${t.field}-before`}>{rest.slice(0, at)}</Fragment>);
    out.push(t.next !== undefined && sayValue(t.next) !== t.words
      ? <Fragment key={t.field}><del>{t.words}</del> <ins><b>{sayValue(t.next)}</b></ins></Fragment>
      : <b key={t.field}>{t.words}</b>);
    rest = rest.slice(at + t.words.length);
  }
  const end = item.input.duration === undefined && narrow.duration !== undefined && <> <ins>for <b>{sayValue(narrow.duration)}</b></ins></>;
  return <>{out}{rest}{end}</>;
}
