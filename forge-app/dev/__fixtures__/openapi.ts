import Ajv, { ErrorObject } from 'ajv';
import jira from '../specs/jira.json';
import jsm from '../specs/jsm.json';

interface Document { paths: Record<string, Record<string, { responses: Record<string, { content?: { 'application/json': { schema: object } } }> }>> }

const documents = { jira: jira as unknown as Document, jsm: jsm as unknown as Document };
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
for (const [id, document] of Object.entries(documents)) ajv.addSchema({ ...document, $id: id });

/** References are made to point into the named document. */
const pointed = (schema: object, id: string): object => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${id}#/components/`));

/** What Atlassian's own description of an operation finds wrong with an answer; `on` is method and path template. */
export function faultsOf(on: string, { status, body }: { status: number; body: unknown }): string[] {
  const [method, path] = on.split(' ');
  const id = path.startsWith('/rest/servicedeskapi/') ? 'jsm' : 'jira';
  const operation = documents[id].paths[path]?.[method.toLowerCase()];
  if (!operation) return [`no such operation: ${on}`];
  const described = operation.responses[String(status)];
  if (!described) return [`status ${status} is not described`];
  const schema = described.content?.['application/json'].schema;
  if (!schema || body === undefined) return [];
  const check = ajv.compile(pointed(schema, id));
  return check(body) ? [] : (check.errors ?? []).map((e: ErrorObject) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}
