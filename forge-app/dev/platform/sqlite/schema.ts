import { notPlayed } from './errors';

type Check = readonly [fault: string, condition: string];

const INT = 2 ** 31;
const TINY = 2 ** 7;
const whole = (c: string, bound?: number): Check[] => [['not a number', `typeof(${c}) in ('integer', 'null')`], ...(bound ? [['out of range', `${c} between ${-bound} and ${bound - 1}`] as const] : [])];
const bytes = (c: string, most: number): Check[] => [['too long', `octet_length(${c}) <= ${most}`]];
/** To the second, and as many digits more as were asked for. */
const time = (c: string, digits: number): Check[] => [['not a time', `${c} is null or (datetime(${c}) is not null and length(${c}) = ${digits ? 20 + digits : 19})`]];

/** What MySQL in its strict mode holds a column to. */
const TYPES: Readonly<Record<string, ((column: string, size: number) => Check[]) | undefined>> = {
  varchar: (c, size) => [['too long', `length(${c}) <= ${size}`]],
  text: c => bytes(c, 65_535),
  mediumtext: c => bytes(c, 16_777_215),
  int: c => whole(c, INT),
  boolean: c => whole(c, TINY),
  bigint: c => whole(c),
  datetime: time,
  timestamp: time,
};

const COLUMN = /^(?:`(\w+)`|(\w+)) (\w+)(?:\((\d+)\))?((?: not null| null| default (?:'\d+'|-?\d+|current_timestamp)| primary key| auto_increment)*)$/i;
/** The one type that SQLite numbers by itself, and the only way this word gets into a schema. */
export const NUMBERED = 'INTEGER';

/** One column with the checks of its type. Text is compared by its code points, blanks at its end aside: utf8mb4_bin. */
export function column(definition: string): string {
  const [, quoted, bare, word = '', size = '', rest = ''] = COLUMN.exec(definition.trim()) ?? [];
  const name = quoted ?? bare;
  const type = word.toLowerCase();
  const checks = TYPES[type]?.(`\`${name}\``, Number(size));
  if (!name || !checks) throw notPlayed(`the column ${definition.trim()}`);
  if (/auto_increment/i.test(rest)) {
    if (type !== 'bigint' || !/primary key/i.test(rest)) throw notPlayed(`the column ${definition.trim()}`);
    return `\`${name}\` ${NUMBERED} primary key autoincrement`;
  }
  const collate = /^(?:varchar|.*text)$/.test(type) ? ' collate rtrim' : '';
  return `\`${name}\` ${type}${size && `(${size})`}${collate}${rest}${checks.map(([fault, condition]) => ` constraint \`${fault} ${name}\` check (${condition})`).join('')}`;
}

/** A table lies by its primary key, whose columns are never null. */
export function table(name: string, body: string): string {
  const parts = body.split(/,(?![^(]*\))/).map(p => (/^\s*primary key\s*\(/i.test(p) ? p.trim() : column(p)));
  const keyed = parts.some(p => /\bprimary key\b/i.test(p)) && !parts.some(p => p.endsWith(' autoincrement'));
  return `${name} (${parts.join(', ')})${keyed ? ' without rowid' : ''}`;
}
