import { Box, Stack } from '@forge/react';
import type { ReactNode } from 'react';

const LOOK = { borderColor: 'color.border', borderStyle: 'solid', borderWidth: 'border.width', borderRadius: 'border.radius', padding: 'space.200' };

export const Card = ({ children }: { children: ReactNode }) => <Box xcss={LOOK}><Stack space="space.150">{children}</Stack></Box>;
