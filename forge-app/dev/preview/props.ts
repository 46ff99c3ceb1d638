import { Props } from './forge-doc';

export const text = (props: Props, name: string): string | undefined =>
  (typeof props[name] === 'string' || typeof props[name] === 'number' ? String(props[name]) : undefined);

export const flag = (props: Props, name: string): boolean => props[name] === true;

/** Undefined stays undefined: React tells a controlled box from a free one by it. */
export const maybeFlag = (props: Props, name: string): boolean | undefined =>
  (typeof props[name] === 'boolean' ? (props[name] as boolean) : undefined);

export const amount = (props: Props, name: string): number | undefined =>
  (typeof props[name] === 'number' ? (props[name] as number) : undefined);

export const list = <T>(props: Props, name: string): readonly T[] => (Array.isArray(props[name]) ? (props[name] as T[]) : []);

/** Calls a handler of the app where it gave one; a handler's own failure is the app's to show. */
export function call(props: Props, name: string, ...args: unknown[]): unknown {
  const handler = props[name];
  return typeof handler === 'function' ? handler(...args) : undefined;
}
