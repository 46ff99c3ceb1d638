import { KeyboardEvent, ReactNode, createContext, useContext, useEffect, useId, useRef } from 'react';
import { ForgeDoc, Parts, Props } from '../forge-doc';
import { call, flag, text } from '../props';
import { View } from '../forge-doc-view';

const TitleId = createContext('');
const REACHABLE = 'a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),[tabindex="0"]';

/** Tab goes round inside the dialog; Escape asks the app to close it. */
function keep(event: KeyboardEvent<HTMLElement>, props: Props): void {
  if (event.key === 'Escape') call(props, 'onClose');
  if (event.key !== 'Tab') return;
  const reachable = [...event.currentTarget.querySelectorAll<HTMLElement>(REACHABLE)];
  const edge = event.shiftKey ? reachable[0] : reachable[reachable.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? reachable[reachable.length - 1] : reachable[0])?.focus();
}

function Dialog({ props, children }: { props: Props; children: ReactNode }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    box.current?.focus();
    return () => before?.focus();
  }, []);
  return (
    <div className="fk-veil">
      <div ref={box} role="dialog" aria-modal="true" aria-labelledby={text(props, 'label') ? undefined : id} aria-label={text(props, 'label')} tabIndex={-1} className={`fk-modal ${text(props, 'width') ?? 'medium'}`} onKeyDown={event => keep(event, props)}>
        <TitleId.Provider value={id}>{children}</TitleId.Provider>
      </div>
    </div>
  );
}

function Title({ children }: { children: ReactNode }) { return <h2 id={useContext(TitleId)} className="fk-modal-title">{children}</h2>; }

const slot = (doc: ForgeDoc, name: string) => doc.children.find(c => c.props.name === name)?.children.map(c => <View key={c.key} doc={c} />);

export const overlays: Parts = {
  ModalTransition: ({ kids }) => <>{kids}</>,
  Modal: ({ props, kids }) => <Dialog props={props}>{kids}</Dialog>,
  ModalHeader: ({ kids }) => <div className="fk-modal-header">{kids}</div>,
  ModalTitle: ({ kids }) => <Title>{kids}</Title>,
  ModalBody: ({ kids }) => <div className="fk-modal-body">{kids}</div>,
  ModalFooter: ({ kids }) => <div className="fk-modal-footer">{kids}</div>,
  Popup: ({ doc, props }) => <span className="fk-popup">{slot(doc, 'trigger')}{flag(props, 'isOpen') && <span role="dialog" aria-label={text(props, 'label') ?? 'More'}>{slot(doc, 'content')}</span>}</span>,
};
