import { Inline, Stack, Text } from '@forge/react';
import type { ReactNode } from 'react';

/** One label and what it says. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Stack space="space.025">
      <Text size="small" color="color.text.subtle">{label}</Text>
      {typeof children === 'string' ? <Text>{children}</Text> : <Inline space="space.100" alignBlock="center" shouldWrap>{children}</Inline>}
    </Stack>
  );
}

/** Small words under something. */
export const Note = ({ children }: { children: ReactNode }) => <Text size="small" color="color.text.subtle">{children}</Text>;
