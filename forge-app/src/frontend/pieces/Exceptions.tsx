import type { Metrics } from '@countersign/core';
import { Button, Inline, Stack, Text } from '@forge/react';
import { useReader } from '../lib/reader';
import { accountOf } from '../lib/refs';
import { Note } from './Facts';
import { Person } from './Person';

type Exception = Metrics['exceptions'][number];
interface Props { readonly exceptions: readonly Exception[]; /** Opens a request in place. */ readonly onOpen?: (id: string) => void }

/** Outcomes nobody knows, access that could not be removed, systems that rest: what it is, whose it is, since when. */
export const Exceptions = ({ exceptions, onOpen }: Props) => <Stack space="space.150">{exceptions.map(e => <One key={`${e.kind}${e.requestId}${e.itemId}${e.since}`} exception={e} onOpen={onOpen} />)}</Stack>;

function One({ exception: e, onOpen }: { exception: Exception; onOpen: Props['onOpen'] }) {
  const { time } = useReader();
  const when = [e.since && `since ${time(e.since)}`, e.retryAt ? `tried again ${time(e.retryAt)}` : 'a person settles it'].filter(Boolean).join(', ');
  return (
    <Stack space="space.025">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        {e.requestId && (onOpen ? <Button appearance="link" spacing="none" onClick={() => onOpen(e.requestId)}>{e.requestId}</Button> : <Text weight="medium">{e.requestId}</Text>)}
        <Text>{e.why}</Text>
      </Inline>
      <Inline space="space.075" alignBlock="center" shouldWrap>{ownerOf(e)}<Note>{when}</Note></Inline>
    </Stack>
  );
}

/** Groups have no name here: whoever owns the thing, or the desk where nobody does. */
function ownerOf({ owner }: Exception) {
  if (owner && accountOf(owner)) return <><Note>With</Note><Person person={owner} /></>;
  return <Note>{owner ? 'With its owners and the service desk' : 'With the service desk'}</Note>;
}
