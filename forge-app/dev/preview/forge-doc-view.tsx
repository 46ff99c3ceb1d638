import { ReactNode } from 'react';
import { ForgeDoc, Parts } from './forge-doc';
import { buttons } from './parts/buttons';
import { charts } from './parts/charts';
import { choices } from './parts/choices';
import { fields } from './parts/fields';
import { layout } from './parts/layout';
import { overlays } from './parts/overlays';
import { status } from './parts/status';
import { table } from './parts/table';
import { tabs } from './parts/tabs';
import { words } from './parts/words';

export type { ForgeDoc } from './forge-doc';
export type { Person } from './forge-doc';
export { People } from './forge-doc';

/** Looked up when drawing, not when loading: some parts draw nodes of their own through the view. */
const parts = (): Parts => ({ ...layout, ...words, ...status, ...buttons, ...fields, ...choices, ...table, ...tabs, ...overlays, ...charts });
let known: Parts | undefined;

/** Draws what UI Kit asks for as plain HTML. It stands in for Atlassian's own renderer and says nothing of its pixels. */
export function View({ doc }: { doc: ForgeDoc }): ReactNode {
  known ??= parts();
  const kids = doc.children.map(child => <View key={child.key} doc={child} />);
  const part = known[doc.type];
  if (!part) return <div data-unmapped={doc.type}>{kids}</div>;
  return part({ doc, props: doc.props, kids });
}
