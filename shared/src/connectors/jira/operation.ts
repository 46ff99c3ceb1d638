/** A method and an address as Atlassian's documents write it: `GET /rest/api/3/project/{projectIdOrKey}`. */
export type Operation = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;
type Named<O extends string> = O extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;
export type Path<O extends string> = { readonly [K in Named<O>]: string };
export type Query = Readonly<Record<string, string | number>>;

/** Parts are data: each is encoded whole, and one that would climb or vanish is refused. */
export function addressOf(operation: Operation, path: Readonly<Record<string, string>> = {}, query: Query = {}): { method: string; address: string } {
  const [method, template] = operation.split(' ');
  const filled = template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const part = path[name];
    if (!part || part === '.' || part === '..') throw new Error(`"${part}" cannot be part of an address`);
    return encodeURIComponent(part);
  });
  const asked = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)])).toString();
  return { method, address: asked ? `${filled}?${asked}` : filled };
}
