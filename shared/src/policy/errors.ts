export interface Fault { readonly file: string; readonly line: number; readonly message: string; readonly help?: string | null }

/** Policies that cannot be trusted. Every fault names its file and line; the service does not start with one. */
export class PolicyError extends Error {
  readonly name = 'PolicyError';
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(f => `${f.file}:${f.line}: ${f.message}${f.help ? ` (${f.help})` : ''}`).join('\n'));
  }
}

export const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;
