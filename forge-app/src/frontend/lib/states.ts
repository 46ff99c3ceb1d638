import type { ItemState, RequestState } from '@countersign/core';
import type { LozengeProps } from '@forge/react';

export type Tone = NonNullable<LozengeProps['appearance']>;
export type Said = readonly [string, Tone];

/** The same words in every host. */
export const ITEM: Readonly<Record<ItemState, Said>> = {
  planned: ['Planned', 'default'], waiting: ['Waiting', 'moved'], working: ['Working', 'inprogress'], checking: ['Checking', 'inprogress'],
  verified: ['Verified', 'success'], claimed: ['Done, not read back', 'moved'],
  denied: ['Not allowed', 'removed'], declined: ['Declined', 'removed'], refused: ['Refused', 'removed'], unknown: ['Not known yet', 'moved'],
  stopped: ['Stopped', 'default'], undone: ['Undone', 'default'], 'handed-over': ['With a person', 'inprogress'], shadowed: ['Rehearsed', 'default'],
};

export const REQUEST: Readonly<Record<RequestState, Said>> = {
  working: ['Working', 'inprogress'], asking: ['Needs an answer', 'moved'], waiting: ['Waiting', 'moved'], done: ['Done, waiting for your word', 'success'],
  answered: ['Answered', 'success'], resolved: ['Resolved', 'success'], denied: ['Not allowed', 'removed'], cancelled: ['Stopped', 'default'],
  'handed-over': ['With a person', 'inprogress'], closed: ['Closed', 'default'],
};
