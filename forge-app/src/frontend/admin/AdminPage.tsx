import { Tab, TabList, TabPanel, Tabs } from '@forge/react';
import { useState } from 'react';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { useLoad } from '../lib/useLoad';
import { useReader } from '../lib/reader';
import { BODIES } from './tabs';
import { tabsFor } from './tabs-for';

/** Only the tabs the reader may use; only the one on screen asks anything. */
export function AdminPage() {
  const { me } = useReader();
  const { value, fault, reload, set } = useLoad('admin');
  const [at, go] = useState(0);
  if (fault && !value) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Reading the settings" />;
  const tabs = tabsFor(me, value);
  if (tabs.length === 0) return <Empty title="You hold no role in Countersign" says={value.setUp ? 'Each tab is for the roles that answer for it. Whoever writes rules gives a role to a group, in company.yaml.' : 'Who holds “Administer Countersign” in Jira’s global permissions sets it up first.'} />;
  return (
    <Tabs id="admin" selected={at} onChange={go}>
      <TabList>{tabs.map(title => <Tab key={title}>{title}</Tab>)}</TabList>
      {tabs.map((title, n) => {
        const Body = BODIES[title];
        return <TabPanel key={title}>{n === at && <Body view={value} reload={reload} set={set} />}</TabPanel>;
      })}
    </Tabs>
  );
}
