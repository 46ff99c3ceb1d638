const WHAT: Readonly<Record<string, string>> = { request: 'The request', queue: 'It in a list', record: 'Its record', why: 'Why it was decided so', replay: 'A replay', export: 'An export', pack: 'An evidence pack' };

/** What somebody read of a request that is not theirs. */
export const readingSaid = (what: string | undefined): string => WHAT[what ?? ''] ?? 'Something of it';
