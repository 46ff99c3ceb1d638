import type { PersonRef } from '@countersign/core';

/** Forge says this instead of an account for people who are not signed in: never a key of anything. */
export const UNIDENTIFIED = 'unidentified';
const PERSON = 'user:jira/';
const GROUP = 'group:jira/';
const ISSUE = 'issue:jira/';

/** The account id is the person here: immutable, and proved by Forge. */
export const personOf = (accountId: string): PersonRef => `${PERSON}${accountId}`;
export const accountOf = (ref: string): string | undefined => (ref.startsWith(PERSON) ? ref.slice(PERSON.length) : undefined);
/** By id: names of groups can be given again to another group. */
export const groupRef = (groupId: string): string => `${GROUP}${groupId}`;
export const groupIdOf = (ref: string): string | undefined => (ref.startsWith(GROUP) ? ref.slice(GROUP.length) : undefined);
export const issueRef = (issueId: string): string => `${ISSUE}${issueId}`;
/** Of a step, an item, a grant or a receipt: the id of its request stands before the first point. */
export const requestOf = (id: string): string => id.split('.')[0];
export const issueIdOf = (ref: string): string | undefined => (ref.startsWith(ISSUE) ? ref.slice(ISSUE.length) : undefined);
