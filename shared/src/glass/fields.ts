import { z } from 'zod';
import type { GlassField } from './types';

interface Shape { readonly properties?: Readonly<Record<string, { readonly pattern?: string; readonly enum?: readonly string[] }>>; readonly required?: readonly string[] }

/** What a listed action wants to know, for a form without a model. */
export function fieldsOf(input: z.ZodType): GlassField[] {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }) as Shape;
  return Object.entries(properties).map(([id, p]) => ({ id, required: required.includes(id), of: ofPattern(p.pattern), ...(p.enum && { choices: p.enum }) }));
}

/** A ref of a person or of any kind, as connectors write their patterns. */
const ofPattern = (pattern = ''): GlassField['of'] => (pattern.startsWith('^user:') ? 'person' : pattern.startsWith('^[a-z-]+:') ? 'thing' : 'text');
