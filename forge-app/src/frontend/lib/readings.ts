const DID: Readonly<Record<string, string>> = { request: 'read the request', queue: 'saw it in a list', record: 'read its record', why: 'asked why it was decided so', replay: 'replayed it', export: 'exported it', pack: 'packed its evidence' };

/** What somebody did with a request that is not theirs. */
export const readingSaid = (what: string | undefined): string => DID[what ?? ''] ?? 'read something of it';
