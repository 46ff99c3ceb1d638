const CLAUSE = /^\s*event((?:\??\.\w+)+)\s*(==|!=)\s*(?:'([^']*)'|(null))\s*$/;

function valueAt(event: unknown, path: string): unknown {
  return path.replaceAll('?', '').split('.').filter(Boolean).reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], event);
}

/** The part of Jira's expression language that trigger filters need: comparisons of a value in the event, joined by `&&`. */
export function passes(expression: string, event: unknown): boolean {
  return expression.split('&&').every(clause => {
    const parts = CLAUSE.exec(clause);
    if (!parts) throw new Error(`the local host cannot evaluate: ${clause.trim()}`);
    const wanted = parts[4] ? null : parts[3];
    const equal = (valueAt(event, parts[1]) ?? null) === wanted;
    return parts[2] === '==' ? equal : !equal;
  });
}
