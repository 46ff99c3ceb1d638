import { Inline, Spinner, Text } from '@forge/react';

/** A wait says what it waits for, to eyes and to screen readers. */
export const Waiting = ({ says }: { says: string }) => (
  <Inline space="space.100" alignBlock="center"><Spinner size="small" label={says} /><Text>{says}</Text></Inline>
);
