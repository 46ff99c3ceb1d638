import { Stack } from '@forge/react';
import { Events } from './Events';
import { Export } from './Export';
import { Readers } from './Readers';
import { Verify } from './Verify';

/** What happened, whether it still holds together, who looked, and a copy to take along. */
export const Record = () => <Stack space="space.400"><Verify /><Events /><Readers /><Export /></Stack>;
