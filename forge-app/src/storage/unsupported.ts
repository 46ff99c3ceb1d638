/** What Forge SQL cannot do at all. Thrown before anything is sent. */
export class Unsupported extends Error {
  readonly name = 'ForgeSqlUnsupported';
}
