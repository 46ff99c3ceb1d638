import { Heading, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import { Fact, Note } from '../pieces/Facts';
import type { TabProps } from './tabs';

const EDITIONS = { 'runs-on-atlassian': 'Runs on Atlassian: nothing leaves Atlassian’s cloud', connected: 'Connected: identity systems are reached over addresses you allowed' };
const MODELS: Readonly<Record<string, string>> = { embedded: 'The built-in planner: no language model, nothing is sent anywhere' };
const mega = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;

/** Which edition, which model, and how much room is left. */
export function About({ view: { edition, version, model, storage } }: TabProps) {
  const share = storage.ofBytes ? storage.usedBytes / storage.ofBytes : 0;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">This installation</Heading>
      <Fact label="Edition">{EDITIONS[edition]}</Fact>
      <Fact label="Version">{version}</Fact>
      <Fact label="Model">{MODELS[model] ?? model}</Fact>
      <Note>The model is chosen in jira.yaml under Rules. Where it fails, the built-in planner goes on. It never decides: the rules do.</Note>
      <Fact label="Storage"><Text>{`${mega(storage.usedBytes)} of ${mega(storage.ofBytes)}`}</Text></Fact>
      <ProgressBar value={Math.min(1, share)} ariaLabel={`${Math.round(share * 100)} percent of the storage is used`} />
      {storage.warning && <SectionMessage appearance="warning" title={`${Math.round(share * 100)} % of the storage is used`}><Text>When it is full, nothing more is changed. Export the record and ask Countersign’s support: what is older than its time is erased by itself.</Text></SectionMessage>}
    </Stack>
  );
}
