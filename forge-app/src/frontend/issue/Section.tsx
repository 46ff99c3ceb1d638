import { Heading, Stack } from '@forge/react';
import type { ReactNode } from 'react';

export const Section = ({ title, children }: { title: string; children: ReactNode }) => <Stack space="space.100"><Heading as="h3" size="xsmall">{title}</Heading>{children}</Stack>;
