/** `user:jira/5f1…` → `5f1…`; undefined where the ref is not a person's of this host. */
export const accountOf = (ref: string | undefined): string | undefined => /^user:jira\/(.+)$/.exec(ref ?? '')?.[1];

export const refOf = (accountId: string): string => `user:jira/${accountId}`;

/** The last part of a ref: what people may know it by when nothing better is at hand. */
export const shortOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);
