import type { RulesCheck } from '@countersign/backstage-plugin-countersign-common';

const kind = (line: string) => (line.startsWith('+') ? 'add' : line.startsWith('-') ? 'gone' : line.startsWith('@') ? 'at' : undefined);
/** The two lines that name the file twice say nothing new. */
const body = (patch: string) => patch.split('\n').filter(l => l && !/^(?:={10,}|--- |\+\+\+ |Index: |\\ No newline)/.test(l));

/** Files as they would be, beside what is in force: added and removed lines by sign and colour. */
export function Patch({ diff }: { diff: RulesCheck['diff'] }) {
  return (
    <>
      {diff.map(({ file, patch }) => (
        <figure key={file} className="cs-stack">
          <figcaption className="cs-mono">{file}</figcaption>
          {/* Long lines scroll, and who uses the keyboard scrolls them too. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className="cs-patch" tabIndex={0} aria-label={`Change of ${file}`}>{body(patch).map((line, n) => <span key={n} className={kind(line)}>{line}</span>)}</pre>
        </figure>
      ))}
    </>
  );
}
