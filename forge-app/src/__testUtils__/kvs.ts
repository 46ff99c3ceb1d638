/** Forge's key-value store in memory, as its wire tells it. */
type Kept = Map<string, unknown>;
interface Body { readonly key?: string; readonly value?: unknown; readonly options?: { readonly keyPolicy?: string }; readonly where?: readonly { readonly values: readonly string[] }[]; readonly limit?: number }

const answer = (status: number, body?: unknown) => new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

export function createKvs() {
  const open: Kept = new Map();
  const secret: Kept = new Map();
  return {
    open, secret,
    handle(path: string, raw: string): Response {
      const body = JSON.parse(raw) as Body;
      const kept = path.includes('/secret/') ? secret : open;
      const key = body.key ?? '';
      switch (path.split('/').pop()) {
        case 'get': return kept.has(key) ? answer(200, { key, value: kept.get(key) }) : answer(404, { code: 'KEY_NOT_FOUND', message: 'not there' });
        case 'set':
          if (body.options?.keyPolicy === 'FAIL_IF_EXISTS' && kept.has(key)) return answer(409, { code: 'KEY_CONFLICT', message: 'is there already' });
          kept.set(key, body.value);
          return answer(204);
        case 'delete': return kept.delete(key) ? answer(204) : answer(404, { code: 'KEY_NOT_FOUND', message: 'not there' });
        case 'query': return answer(200, { data: [...kept].filter(([k]) => k.startsWith(body.where?.[0]?.values[0] ?? '')).map(([k, value]) => ({ key: k, value })) });
        default: return answer(404, { code: 'UNKNOWN', message: path });
      }
    },
  };
}
