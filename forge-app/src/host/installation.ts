import { randomBytes } from 'node:crypto';
import { getAppContext } from '@forge/api';
import { kvs } from '@forge/kvs';
import type { Installation } from '@countersign/core';
import type { RoleName } from '../contract';

/** What the first administrator said. Written once; every later change is a request (G25). */
export interface SetUp { readonly name: string; readonly roles: Readonly<Record<RoleName, readonly string[]>>; readonly by: string; readonly at: string; /** jira.yaml, people.yaml and systems.yaml, where the first administrator brought them. */ readonly files?: Readonly<Record<string, string>> }
const SET_UP = 'setup';
const KEY = 'key';

export const setUpOf = (): Promise<SetUp | undefined> => kvs.get<SetUp>(SET_UP);

/** @returns false when somebody was first. */
export async function writeSetUp(setUp: SetUp): Promise<boolean> {
  await kvs.set(SET_UP, setUp, { keyPolicy: 'FAIL_IF_EXISTS' }).catch(async error => {
    if (!(await setUpOf())) throw error;
  });
  const held = await setUpOf();
  return held?.at === setUp.at && held.by === setUp.by;
}

/** This installation's own 32 bytes, in Forge's secret store. Two first calls at once agree on the one that was written. */
export async function installationKey(): Promise<Buffer> {
  const known = await kvs.getSecret<string>(KEY);
  if (known) return Buffer.from(known, 'base64');
  await kvs.setSecret(KEY, randomBytes(32).toString('base64'), { keyPolicy: 'FAIL_IF_EXISTS' }).catch(() => undefined);
  const written = await kvs.getSecret<string>(KEY);
  if (!written) throw new Error('the installation has no key, and none could be written');
  return Buffer.from(written, 'base64');
}

/** What tells this installation from every other, as the platform says it of each call: all of it is pinned by the paired host. Without every part nothing can be paired. */
export function installationOf(): Installation | undefined {
  const { appAri, environmentAri, installationAri, installation } = getAppContext();
  const ids = { appId: appAri.appId, environmentId: environmentAri.environmentId, installationId: installationAri.installationId, cloudId: installation?.contexts.find(c => c.cloudId)?.cloudId };
  return Object.values(ids).every(Boolean) ? { host: 'forge', ids: ids as Readonly<Record<string, string>> } : undefined;
}
