import { notPlayed } from './errors';
import { column, table } from './schema';

const NAME = '(`[\\w.]+`|\\w+)';
const plain = (name: string) => name.replace(/`/g, '');
/** Names of indexes are a table's own in MySQL, and the database's in SQLite. */
const indexName = (of: string, name: string) => `\`${plain(of)}.${plain(name)}\``;

interface Form { readonly on: RegExp; to(...found: string[]): string }

/** The statements of our Knex client and of Forge's migration runner, by their whole form. */
const FORMS: readonly Form[] = [
  { on: form(`create table (if not exists )?${NAME} \\((.+)\\)`), to: (unless = '', name, body) => `create table ${unless}${table(name, body)}` },
  { on: form(`alter table ${NAME} add (unique|index) ${NAME}\\s*\\(([^()]+)\\)`), to: (name, kind, index, columns) => `create ${kind === 'unique' ? 'unique ' : ''}index ${indexName(name, index)} on ${name} (${columns})` },
  { on: form(`alter table ${NAME} add ${NAME} (.+)`), to: (name, added, type) => `alter table ${name} add column ${column(`${added} ${type}`)}` },
  { on: form(`drop table (if exists )?${NAME}`), to: (unless = '', name) => `drop table ${unless}${name}` },
  // Counting in vain asks for the table to be there.
  { on: form(`show columns from ${NAME}`), to: name => `select name as Field, lower(type) as Type, iif("notnull" or pk, 'NO', 'YES') as \`Null\`, iif(pk, 'PRI', '') as Key, dflt_value as \`Default\` from pragma_table_info('${plain(name)}') where (select count(*) from ${name}) is not null` },
  { on: form(`insert ignore into ${NAME} \\(([^()]+)\\) values (.+)`), to: (name, columns, rows) => `insert into ${name} (${columns}) select ${columns.split(',').map((c, n) => cut(name, c, n + 1)).join(', ')} from (values ${rows}) where true on conflict do nothing` },
  { on: form('((?:select|insert into|update|delete from) .+)'), to: data },
];

/** Words for the same thing. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/`?information_schema`?\.`?(\w+)`?/gi, '`information_schema.$1`'],
  [/\bin\s*\(\s*\((?!\s*select)/gi, 'in (values ('],
  [/\blimit 18446744073709551615\b/gi, 'limit -1'],
  [/@\w+/g, 'null'],
  [/ on duplicate key update /gi, ' on conflict do update set '],
  [new RegExp(`= values\\(${NAME}\\)`, 'gi'), '= excluded.$1'],
];

/** Both know it and mean the same; what else is followed by a bracket is a word of the language. */
const CALLS = /^(?:count|sum|max|min|database|repeat|and|or|not|in|into|on|where|values|from|join|as)$/i;

function data(statement: string): string {
  const text = SAME.reduce((said, [from, to]) => said.replace(from, to), statement);
  const call = [...text.replace(new RegExp(`\\binto ${NAME}`, 'i'), 'into').matchAll(/(\w+)\s*\(/g)].map(m => m[1]).find(word => !CALLS.test(word));
  if (call) throw notPlayed(`the function ${call}`);
  return text;
}

/** `insert ignore` shortens what is too long; other columns have no length. */
function cut(of: string, name: string, place: number): string {
  return `coalesce(substr(column${place}, 1, (select cast(substr(type, 9) as int) from pragma_table_info('${plain(of)}') where name = '${plain(name).trim()}' and type like 'varchar(%')), column${place})`;
}

function form(words: string): RegExp { return new RegExp(`^${words.replace(/ /g, '\\s+')}$`, 'is'); }

/** One statement of MySQL in SQLite's words. What is not known is refused, never guessed. */
export function toSqlite(query: string): string {
  const literals: string[] = [];
  const text = query.trim().replace(/;$/, '').replace(/'(?:[^'\\]|\\.|'')*'/gs, literal => `'${literals.push(literal) - 1}'`);
  // Texts in double quotes, escapes, divisions, "or" in signs and comments mean something else in SQLite, and some names are its own.
  const foreign = /["\\/]|\|\||--|\bescape\b|\bsqlite_|\bpragma_/i.exec(text)?.[0] ?? literals.find(l => l.includes('\\'));
  if (foreign) throw notPlayed(foreign);
  for (const { on, to } of FORMS) {
    const found = on.exec(text);
    if (found) return to(...found.slice(1)).replace(/'(\d+)'/g, (_, n) => literals[Number(n)]);
  }
  throw notPlayed(text.slice(0, 60));
}
