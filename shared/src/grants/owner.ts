import type { Ports } from '../ports';

/** The owner of the thing, unless that is whom it is about; else the service desk. */
export async function exceptionOwner(rt: Pick<Ports, 'directory' | 'roles'>, about: { readonly resource: string; readonly person: string }): Promise<string> {
  const owner = (await rt.directory.resource(about.resource))?.owner;
  return owner && owner !== about.person ? owner : rt.roles.desk[0] ?? 'desk';
}
