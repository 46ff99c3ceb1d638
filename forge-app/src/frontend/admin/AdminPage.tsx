import { Tab, TabList, TabPanel, Tabs } from '@forge/react';
import { useState } from 'react';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { useLoad } from '../lib/useLoad';
import { useReader } from '../lib/reader';
import { tabsFor } from './tabs';

/** Only the tabs the reader may use; only the one on screen asks anything. */
export function AdminPage() {
  const { me } = useReader();
  const { value, fault, reload, set } = useLoad('admin');
  const [at, go] = useState(0);
  if (fault && !value) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Reading the settings" />;
  const tabs = tabsFor(me, value);
  if (tabs.length === 0) return <Empty title="These settings are for administrators, auditors and privacy officers" says="Who holds “Administer Countersign” or “Audit Countersign” in Jira’s global permissions can open them." />;
  return (
    <Tabs id="admin" selected={at} onChange={go}>
      <TabList>{tabs.map(t => <Tab key={t.title}>{t.title}</Tab>)}</TabList>
      {tabs.map(({ title, Body }, n) => <TabPanel key={title}>{n === at && <Body view={value} reload={reload} set={set} />}</TabPanel>)}
    </Tabs>
  );
}
