export const END_GRANT = 'access.end-grant';
export const TAKE_AWAY = 'access.take-away';
export const LOOK_UP = 'access.look-up';

/** What the desk itself can do about access, for policy to decide on like about any system's changes. */
export const ACCESS_ACTIONS = [{ id: END_GRANT, effect: 'change' }, { id: TAKE_AWAY, effect: 'destroy' }, { id: LOOK_UP, effect: 'change' }] as const;
