const isMap = value => value !== null && typeof value === 'object' && !Array.isArray(value);
const isKeyed = list => list.every(entry => isMap(entry) && typeof entry.key === 'string');

/** Lists of keyed entries merge by key, other lists are joined, maps merge, anything else is replaced. */
export function layOver(base, overlay) {
  if (isMap(base) && isMap(overlay)) {
    const merged = { ...base };
    for (const [key, value] of Object.entries(overlay)) merged[key] = key in base ? layOver(base[key], value) : value;
    return merged;
  }
  if (Array.isArray(base) && Array.isArray(overlay)) return isKeyed([...base, ...overlay]) ? byKey(base, overlay) : [...base, ...overlay];
  return overlay;
}

function byKey(base, overlay) {
  const merged = new Map(base.map(entry => [entry.key, entry]));
  for (const entry of overlay) merged.set(entry.key, merged.has(entry.key) ? layOver(merged.get(entry.key), entry) : entry);
  return [...merged.values()];
}
