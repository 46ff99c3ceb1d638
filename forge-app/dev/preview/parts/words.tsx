import { createElement, useContext } from 'react';
import { Parts, People, Props } from '../forge-doc';
import { call, text } from '../props';

const HEADING: Record<string, string> = { xxlarge: 'h1', xlarge: 'h1', large: 'h2', medium: 'h3', small: 'h4', xsmall: 'h5', xxsmall: 'h6' };

function Named({ accountId }: { accountId?: string }) {
  const person = useContext(People).find(p => p.accountId === accountId);
  return <span className="fk-user">{person?.displayName ?? accountId ?? 'Unknown person'}</span>;
}

function Anchor({ props, children }: { props: Props; children: React.ReactNode }) {
  const external = text(props, 'openNewTab') !== undefined || props.openNewTab === true;
  return (
    <a href={text(props, 'href')} {...(external ? { target: '_blank', rel: 'noreferrer' } : {})} onClick={event => call(props, 'onClick', { type: event.type })}>
      {children}
    </a>
  );
}

export const words: Parts = {
  String: ({ props }) => text(props, 'text'),
  Text: ({ props, kids }) => createElement(text(props, 'as') ?? 'p', { className: `fk-text ${text(props, 'size') ?? ''}` }, kids),
  Strong: ({ kids }) => <strong>{kids}</strong>,
  Em: ({ kids }) => <em>{kids}</em>,
  Strike: ({ kids }) => <s>{kids}</s>,
  Code: ({ kids }) => <code>{kids}</code>,
  CodeBlock: ({ props }) => <pre className="fk-code" tabIndex={0} aria-label="Code"><code>{text(props, 'text')}</code></pre>,
  Heading: ({ props, kids }) => createElement(text(props, 'as') ?? HEADING[text(props, 'size') ?? 'medium'] ?? 'h3', { className: `fk-heading ${text(props, 'size') ?? 'medium'}` }, kids),
  List: ({ props, kids }) => createElement(text(props, 'type') === 'ordered' ? 'ol' : 'ul', { className: 'fk-list' }, kids),
  ListItem: ({ kids }) => <li>{kids}</li>,
  Link: ({ props, kids }) => <Anchor props={props}>{kids}</Anchor>,
  User: ({ props }) => <Named accountId={text(props, 'accountId')} />,
  UserGroup: ({ kids }) => <span className="fk-users">{kids}</span>,
  Icon: ({ props }) => (text(props, 'label') ? <span role="img" aria-label={text(props, 'label')} className="fk-icon">●</span> : <span aria-hidden className="fk-icon">●</span>),
  Image: ({ props }) => <img src={text(props, 'src')} alt={text(props, 'alt') ?? ''} className="fk-image" />,
  Tooltip: ({ props, kids }) => <span title={text(props, 'content')}>{kids}</span>,
};
