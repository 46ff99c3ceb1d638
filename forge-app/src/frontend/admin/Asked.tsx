import { SectionMessage, Text } from '@forge/react';

/** A change is a request: nothing is in force before a second person says yes (G25). */
export const Asked = ({ id }: { id: string }) => (
  <SectionMessage appearance="success" title="The change is proposed"><Text>{`Nothing is different yet. Somebody else approves it: ${id}.`}</Text></SectionMessage>
);
