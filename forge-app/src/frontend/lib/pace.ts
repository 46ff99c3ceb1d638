import type { ItemState } from '@countersign/core';
import type { RequestPage } from '../../contract';

/** Milliseconds. */
export const FAST = 1_500;
export const SLOW = 15_000;
/** Looks after something was asked for, before saying that it takes long: one minute. */
export const TRIES = 40;
/** Looks at a request nobody works on: word of one that was just filed takes some seconds. */
export const EARLY = 8;

/** Of an item that moves by itself, whoever has the request. */
const MOVING: readonly ItemState[] = ['planned', 'working', 'checking'];

/** How soon to look again. Undefined: nothing changes here until somebody does something. */
export function paceOf({ state, request }: RequestPage): number | undefined {
  if (state === 'running' || request?.state === 'working' || request?.items.some(i => MOVING.includes(i.state))) return FAST;
  return request?.state === 'waiting' || request?.state === 'handed-over' ? SLOW : undefined;
}

/** A tab nobody looks at asks nothing. UI Kit may run where there is no document. */
export const isHidden = (): boolean => typeof document !== 'undefined' && document.visibilityState === 'hidden';
