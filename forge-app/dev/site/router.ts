interface Compiled<R> { route: R; method: string; pattern: RegExp; names: string[]; fixed: number }

/** Finds the route of an address; where two fit, the one with more fixed parts. */
export function createRouter<R extends { on: string }>(routes: readonly R[]) {
  const compiled = routes.map(r => compile(r)).sort((a, b) => b.fixed - a.fixed);
  return (method: string, path: string): { route: R; params: Record<string, string> } | undefined => {
    for (const { route, pattern, names, method: wanted } of compiled) {
      const found = wanted === method ? pattern.exec(path) : null;
      if (found) return { route, params: Object.fromEntries(names.map((n, i) => [n, decodeURIComponent(found[i + 1])])) };
    }
    return undefined;
  };
}

function compile<R extends { on: string }>(route: R): Compiled<R> {
  const [method, path] = route.on.split(' ');
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(m => m[1]);
  return { route, method, names, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}/?$`), fixed: path.split('/').length - names.length };
}
