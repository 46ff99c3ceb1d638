/** Values that policies compare a coordinate with: the only places where an answer can change. */
export interface Literals { readonly approvals: ReadonlyMap<string, readonly number[]>; readonly cooledMinutes: readonly number[]; readonly minutes: readonly number[]; readonly quantity: readonly number[] }

type Node = Record<string, unknown>;

export function literalsOf(conditions: readonly unknown[]): Literals {
  const found = new Map<string, Set<number>>();
  const add = (path: string, n: number) => found.set(path, (found.get(path) ?? new Set()).add(n));
  const walk = (node: unknown): void => {
    if (!node || typeof node !== 'object') return;
    for (const [op, body] of Object.entries(node as Node)) {
      if (COMPARISONS.has(op)) compare(op, body as { left: unknown; right: unknown }, add);
      walk(body);
    }
  };
  conditions.forEach(walk);
  const sorted = (path: string) => [...(found.get(path) ?? [])].filter(n => n >= 0).sort((a, b) => a - b);
  const roles = [...found.keys()].filter(k => k.startsWith('approvals.'));
  return {
    approvals: new Map(roles.map(k => [k.slice('approvals.'.length), sorted(k)])),
    cooledMinutes: sorted('cooledMinutes'), minutes: sorted('minutes'), quantity: sorted('quantity'),
  };
}

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);

function compare(op: string, { left, right }: { left: unknown; right: unknown }, add: (path: string, n: number) => void) {
  const [path, value] = pathOf(left) ? [pathOf(left), valueOf(right)] : [pathOf(right), valueOf(left)];
  if (!path || value === undefined) return;
  add(path, value);
  // Both sides of a strict bound, so that the passing side is always tried.
  if (op === '>' || op === '<' || op === '!=') { add(path, value + 1); add(path, value - 1); }
}

const valueOf = (node: unknown) => {
  const value = (node as Node | undefined)?.Value;
  return typeof value === 'number' ? value : undefined;
};

/** `context.approvals.owner` → `approvals.owner`; anything not of the context is not a coordinate. */
function pathOf(node: unknown): string | undefined {
  const access = (node as Node | undefined)?.['.'] as { left: unknown; attr: string } | undefined;
  if (!access) return undefined;
  if ((access.left as Node | undefined)?.Var === 'context') return access.attr;
  const inner = pathOf(access.left);
  return inner && `${inner}.${access.attr}`;
}
