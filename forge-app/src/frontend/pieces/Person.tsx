import { Text, User } from '@forge/react';
import { accountOf, shortOf } from '../lib/refs';

/** Atlassian shows the name, as far as this reader may see it; no name is kept here. */
export function Person({ person }: { person: string }) {
  const accountId = accountOf(person);
  return accountId ? <User accountId={accountId} /> : <Text as="span">{shortOf(person)}</Text>;
}
