import { Installed } from '../host/installed';
import { Persona } from './personas';

/** Asks the site as a person, as a browser that is signed in would. */
export async function asked<T>({ site }: Installed, who: Persona, path: string, body?: unknown): Promise<T | undefined> {
  const answer = await fetch(site.url + path, { method: body === undefined ? 'GET' : 'POST', headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${who.accountId}:local`).toString('base64')}` }, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  return answer.ok ? ((text ? JSON.parse(text) : {}) as T) : undefined;
}

export interface SeenRequest { issueKey: string; summary: string; requestTypeId: string; currentStatus: { status: string }; reporter: { displayName: string }; requestFieldValues: { label: string; value: string }[] }
export interface SeenComment { id: string; body: string; public: boolean; author: { displayName: string } }
export interface SeenApproval { id: string; name: string; finalDecision: string; canAnswerApproval: boolean }
export interface SeenType { id: string; name: string; description: string }
interface Values<T> { values: T[] }

const values = async <T>(at: Installed, who: Persona, path: string): Promise<T[]> => (await asked<Values<T>>(at, who, path))?.values ?? [];

export const typesOf = (at: Installed, who: Persona) => values<SeenType>(at, who, '/rest/servicedeskapi/servicedesk/1/requesttype');
export const requestsOf = (at: Installed, who: Persona) => values<SeenRequest>(at, who, '/rest/servicedeskapi/request?serviceDeskId=1');
export const requestOf = (at: Installed, who: Persona, key: string) => asked<SeenRequest>(at, who, `/rest/servicedeskapi/request/${encodeURIComponent(key)}`);
export const commentsOf = (at: Installed, who: Persona, key: string) => values<SeenComment>(at, who, `/rest/servicedeskapi/request/${encodeURIComponent(key)}/comment`);
export const approvalsOf = (at: Installed, who: Persona, key: string) => values<SeenApproval>(at, who, `/rest/servicedeskapi/request/${encodeURIComponent(key)}/approval`);
