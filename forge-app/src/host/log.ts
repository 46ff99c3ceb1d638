/* Forge has no other log than the console. Sentences only: no text of people, no values. */
/* eslint-disable no-console */
export const log = {
  info: (message: string) => console.info(message),
  warn: (message: string) => console.warn(message),
  error: (message: string, error?: Error) => console.error(error ? `${message}: ${error.name}` : message),
};
