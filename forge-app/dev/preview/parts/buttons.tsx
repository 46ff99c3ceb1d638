import { Parts, Props } from '../forge-doc';
import { call, flag, text } from '../props';

const look = (props: Props) => `fk-button ${text(props, 'appearance') ?? 'default'} ${flag(props, 'isSelected') ? 'selected' : ''}`;

function Press({ props, children }: { props: Props; children: React.ReactNode }) {
  const busy = flag(props, 'isLoading');
  return (
    <button
      type={text(props, 'type') === 'submit' ? 'submit' : 'button'}
      id={text(props, 'id')}
      className={look(props)}
      aria-label={text(props, 'aria-label')}
      aria-busy={busy || undefined}
      disabled={flag(props, 'isDisabled') || busy}
      onClick={event => call(props, 'onClick', { type: event.type })}
    >
      {children}
    </button>
  );
}

export const buttons: Parts = {
  Button: ({ props, kids }) => <Press props={props}>{kids}</Press>,
  LoadingButton: ({ props, kids }) => <Press props={props}>{kids}</Press>,
  Pressable: ({ props, kids }) => <Press props={props}>{kids}</Press>,
  ButtonGroup: ({ props, kids }) => <div role="group" aria-label={text(props, 'label')} className="fk-buttons">{kids}</div>,
  LinkButton: ({ props, kids }) => (
    <a className={look(props)} href={text(props, 'href')} target={text(props, 'target') ?? (flag(props, 'shouldOpenInNewTab') ? '_blank' : undefined)} rel="noreferrer">{kids}</a>
  ),
};
