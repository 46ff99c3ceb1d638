import type { RulesChange } from '@countersign/core';

/** What a change does to a file beyond its text. */
export type Fate = 'new' | 'removed';
export type FateOf = (file: string) => Fate | undefined;

/** @param isThere - whether the file is in force before the change. */
export const fatesIn = (change: RulesChange, isThere: (file: string) => boolean): FateOf => file => {
  if (change[file] === undefined) return undefined;
  if (change[file] === null) return 'removed';
  return isThere(file) ? undefined : 'new';
};
