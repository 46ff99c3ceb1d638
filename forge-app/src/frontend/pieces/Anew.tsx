import { SectionMessage, Text } from '@forge/react';

/** What gives access back is a request of its own, under today's rules (G21). */
export const Anew = ({ id }: { id?: string }) => (id ? <SectionMessage title="This is asked anew"><Text>{`It gives access back, so today’s rules decide on it: ${id}. You find it among your requests.`}</Text></SectionMessage> : null);
