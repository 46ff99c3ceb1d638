import { CSSProperties } from 'react';
import { Parts } from '../forge-doc';
import { text } from '../props';
import { boxStyle, space } from '../tokens';

const ALIGN: Record<string, CSSProperties['alignItems']> = { start: 'flex-start', center: 'center', end: 'flex-end', stretch: 'stretch', baseline: 'baseline' };
const SPREAD: Record<string, CSSProperties['justifyContent']> = { 'space-between': 'space-between', start: 'flex-start', center: 'center', end: 'flex-end' };

export const layout: Parts = {
  Root: ({ kids }) => <>{kids}</>,
  ContentWrapper: ({ kids }) => <>{kids}</>,
  Stack: ({ props, kids }) => (
    <div style={{ display: 'flex', flexDirection: 'column', gap: space(props.space, 0), alignItems: ALIGN[text(props, 'alignInline') ?? 'stretch'] }}>{kids}</div>
  ),
  Inline: ({ props, kids }) => (
    <div
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: space(props.space, 0),
        alignItems: ALIGN[text(props, 'alignBlock') ?? 'start'],
        justifyContent: SPREAD[text(props, 'spread') ?? text(props, 'alignInline') ?? 'start'],
      }}
    >
      {kids}
    </div>
  ),
  Box: ({ props, kids }) => <div role={text(props, 'role')} style={boxStyle(props)}>{kids}</div>,
  Flex: ({ props, kids }) => <div style={{ display: 'flex', flexWrap: 'wrap', gap: space(props.gap, 0) }}>{kids}</div>,
  Grid: ({ props, kids }) => <div style={{ display: 'grid', gap: space(props.gap, 0), gridTemplateColumns: text(props, 'templateColumns') }}>{kids}</div>,
  Bleed: ({ kids }) => <div>{kids}</div>,
};
