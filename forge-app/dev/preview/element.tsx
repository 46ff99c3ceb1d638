import { Children, ReactElement, ReactNode, isValidElement } from 'react';
import { ForgeDoc, Props } from './forge-doc';
import { View } from './forge-doc-view';

/** Elements given in a prop (an EmptyState's action) never pass the reconciler: they are made into nodes here. */
export function fromElement(given: unknown): ReactNode {
  if (typeof given === 'string') return <p className="fk-text">{given}</p>;
  return isValidElement(given) ? <View doc={nodeOf(given)} /> : null;
}

function nodeOf(element: ReactElement): ForgeDoc {
  const { children, ...props } = element.props as Props & { children?: ReactNode };
  return { type: String(element.type), key: String(element.key ?? element.type), props, children: Children.toArray(children).map(childOf) };
}

const childOf = (child: ReactNode, at: number): ForgeDoc =>
  (isValidElement(child) ? nodeOf(child) : { type: 'String', key: String(at), props: { text: String(child) }, children: [] });
