import { CSSProperties } from 'react';
import { Props } from './forge-doc';

const SIZED = /^(padding|margin|gap|rowGap|columnGap|width|minWidth|maxWidth|height|minHeight|maxHeight|flex|textAlign|border|overflow|display|justifyContent|alignItems)/;

/** A spacing token of Atlassian's design system in pixels: `space.100` is 8. */
export function space(token: unknown, otherwise = 8): number {
  const found = /^space\.(\d+)$/.exec(String(token));
  return found ? (Number(found[1]) * 8) / 100 : otherwise;
}

function valueOf(value: unknown): string | number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (value.startsWith('space.')) return space(value);
  if (value.startsWith('border.radius')) return 4;
  if (value.startsWith('border.width')) return 1;
  return value.startsWith('color.') ? `var(--${value.replaceAll('.', '-')})` : value;
}

/** The part of a Box's look that this view shows: sizes, spaces and named colours. */
export function boxStyle(props: Props): CSSProperties {
  const given = { ...props, ...(typeof props.xcss === 'object' ? (props.xcss as Props) : {}) };
  const shown = Object.entries(given).filter(([name]) => SIZED.test(name) || name === 'backgroundColor' || name === 'color');
  return Object.fromEntries(shown.map(([name, value]) => [name, valueOf(value)]).filter(([, value]) => value !== undefined));
}
