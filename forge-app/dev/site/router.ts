import { Route } from './call';

interface Compiled { route: Route; method: string; pattern: RegExp; names: string[]; fixed: number }

/** Finds the route of an address; where two fit, the one with more fixed parts. */
export function createRouter(routes: readonly Route[]) {
  const compiled = routes.map(compile).sort((a, b) => b.fixed - a.fixed);
  return (method: string, path: string): { route: Route; params: Record<string, string> } | undefined => {
    for (const { route, pattern, names, method: wanted } of compiled) {
      const found = wanted === method ? pattern.exec(path) : null;
      if (found) return { route, params: Object.fromEntries(names.map((n, i) => [n, decodeURIComponent(found[i + 1])])) };
    }
    return undefined;
  };
}

function compile(route: Route): Compiled {
  const [method, path] = route.on.split(' ');
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(m => m[1]);
  return { route, method, names, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}/?$`), fixed: path.split('/').length - names.length };
}
