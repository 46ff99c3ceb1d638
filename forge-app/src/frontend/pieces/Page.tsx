import { Stack, useProductContext } from '@forge/react';
import type { ReactNode } from 'react';
import type { Me } from '../../contract';
import { ReaderProvider } from '../lib/reader';
import { useLoad } from '../lib/useLoad';
import { Empty } from './Empty';
import { Fault } from './Fault';
import { Stopped } from './Stopped';
import { Waiting } from './Waiting';

interface Props {
  readonly children: ReactNode;
  /** Shown to whoever has not signed in; absent: they are told to. */
  readonly anonymous?: ReactNode;
  /** The page that sets the app up has to open before that is done. */
  readonly beforeSetUp?: boolean;
}

/** Around every surface: who reads, in which zone, and what everybody sees while a switch is pulled. */
export function Page({ children, anonymous, beforeSetUp }: Props) {
  const { value: me, fault, reload } = useLoad('me');
  const context = useProductContext();
  if (fault) return <Fault fault={fault} retry={reload} />;
  if (!me || !context) return <Waiting says="Opening" />;
  const zone = { locale: (context.locale ?? 'en').replace('_', '-'), timeZone: context.timezone ?? 'UTC' };
  return (
    <ReaderProvider value={{ me, zone }}>
      <Stack space="space.200">
        <Stopped stopped={me.stopped} />
        {gate({ me, anonymous, beforeSetUp }) ?? children}
      </Stack>
    </ReaderProvider>
  );
}

/** What stands in the way of this page for this reader, if anything. */
function gate({ me, anonymous, beforeSetUp }: Omit<Props, 'children'> & { me: Me }): ReactNode {
  if (me.kind === 'anonymous') return anonymous ?? <Empty title="Sign in to go on" says="Countersign acts for people it knows. Sign in to this help centre first." />;
  if (me.ready || beforeSetUp) return undefined;
  return <Empty title="Countersign is not set up here yet" says={me.may.administer ? 'Open Apps, then Countersign, in Jira’s settings and go through the list there.' : 'A Jira administrator sets it up. Until then your request goes to the service desk as usual.'} />;
}
