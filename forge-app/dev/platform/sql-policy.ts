/** What Forge SQL does not let through, as far as its documents and reports from real sites say; what they leave open is refused. */
export interface Refusal { readonly code: string; readonly message: string; readonly debug?: { code: string; errno: number; sqlMessage: string; sqlState: string } }

const policy = (message: string): Refusal => ({ code: 'SQL_POLICY_VIOLATION', message });
const failed = (errno: number, code: string, sqlMessage: string, sqlState = 'HY000'): Refusal =>
  ({ code: 'SQL_EXECUTION_ERROR', message: 'Unknown SQL execution error', debug: { code, errno, sqlMessage, sqlState } });

interface Rule { readonly on: RegExp; readonly endpoint?: 'dml' | 'ddl'; readonly refusal: Refusal }

const RULES: readonly Rule[] = [
  { on: /;\s*\S/, refusal: policy('several statements') },
  { on: /^(begin|start\s+transaction|commit|rollback|savepoint|release)\b/i, refusal: policy('transactions are not supported') },
  { on: /^(use|prepare|execute|deallocate|call|do|load|grant|revoke|lock|unlock|flush|kill|handler|analyze)\b/i, refusal: policy('this statement is not allowed') },
  { on: /^set\b(?!\s*@\w)/i, refusal: policy('SET of anything but a variable') },
  { on: /^show\b(?!\s+(full\s+)?(tables|columns|index(es)?|keys)\b)/i, refusal: policy('SHOW of anything but tables, columns and indexes') },
  { on: /\b(sleep|benchmark|get_lock|release_lock|load_file)\s*\(/i, refusal: policy('this function is not allowed') },
  { on: /\binto\s+(out|dump)file\b/i, refusal: policy('files are not allowed') },
  { on: /^create\s+(or\s+replace\s+)?(trigger|procedure|function|event|user|database|schema|temporary)\b/i, refusal: policy('only tables, indexes and views can be made') },
  { on: /\bforeign\s+key\b|\breferences\b/i, endpoint: 'ddl', refusal: failed(1235, 'ER_NOT_SUPPORTED_YET', 'foreign keys are not supported') },
  { on: /^(create|alter|drop|truncate|rename)\b/i, endpoint: 'dml', refusal: policy('DDL on the DML endpoint') },
  { on: /^(insert|update|delete|replace)\b/i, endpoint: 'ddl', refusal: policy('DML on the DDL endpoint') },
  // MariaDB knows these, TiDB does not.
  { on: /\breturning\b|^create\s+or\s+replace\s+table\b/i, refusal: failed(1064, 'ER_PARSE_ERROR', 'You have an error in your SQL syntax', '42000') },
  // Reported from a real site: a bound number is refused here.
  { on: /\b(limit|offset)\s+\?/i, refusal: failed(1210, 'ER_WRONG_ARGUMENTS', 'Incorrect arguments to LIMIT') },
];

/** Literals and quoted names say nothing about what a statement does. */
const bare = (query: string) => query.replace(/'(?:[^'\\]|\\.|'')*'/g, "''").replace(/`(?:[^`]|``)*`/g, '``').replace(/\/\*.*?\*\//gs, ' ').trim();

export function refused(endpoint: 'dml' | 'ddl', query: string, params: readonly unknown[]): Refusal | undefined {
  const text = bare(query);
  const rule = RULES.find(r => (!r.endpoint || r.endpoint === endpoint) && r.on.test(text));
  if (rule) return rule.refusal;
  return params.some(p => p !== null && typeof p === 'object') ? failed(1210, 'ER_WRONG_ARGUMENTS', 'a parameter is an object') : undefined;
}
