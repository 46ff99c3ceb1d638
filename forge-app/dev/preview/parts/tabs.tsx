import { KeyboardEvent, useId, useState } from 'react';
import { ForgeDoc, Parts } from '../forge-doc';
import { amount, call, text } from '../props';
import { View } from '../forge-doc-view';

const drawn = (doc?: ForgeDoc) => doc?.children.map(c => <View key={c.key} doc={c} />);

function TabSet({ doc }: { doc: ForgeDoc }) {
  const id = useId();
  const [own, setOwn] = useState(amount(doc.props, 'defaultSelected') ?? 0);
  const at = amount(doc.props, 'selected') ?? own;
  const tabs = doc.children.find(c => c.type === 'TabList')?.children.filter(c => c.type === 'Tab') ?? [];
  const panels = doc.children.filter(c => c.type === 'TabPanel');
  const choose = (to: number) => { setOwn(to); call(doc.props, 'onChange', to); };
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const to = (at + by + tabs.length) % tabs.length;
    choose(to);
    (event.currentTarget.children[to] as HTMLElement).focus();
  };
  return (
    <div className="fk-tabs" id={text(doc.props, 'id')}>
      <div role="tablist" className="fk-tablist" onKeyDown={step}>
        {tabs.map((tab, i) => <button key={tab.key} type="button" role="tab" id={`${id}t${i}`} aria-selected={i === at} aria-controls={i === at ? `${id}p` : undefined} tabIndex={i === at ? 0 : -1} onClick={() => choose(i)}>{drawn(tab)}</button>)}
      </div>
      <div role="tabpanel" id={`${id}p`} aria-labelledby={`${id}t${at}`} tabIndex={0} className="fk-tabpanel">{drawn(panels[at])}</div>
    </div>
  );
}

export const tabs: Parts = { Tabs: ({ doc }) => <TabSet doc={doc} /> };
