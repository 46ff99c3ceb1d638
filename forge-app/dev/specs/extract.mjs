// node extract.mjs <jsm openapi> <jira platform openapi>: keeps what the app and its local site use, without texts and examples.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const WANTED = {
  jsm: [/^\/rest\/servicedeskapi\/(request|requesttype|servicedesk|organization|customer|knowledgebase|assets)(\/|$)/],
  jira: [
    /^\/rest\/api\/3\/(myself|mypermissions|permissions\/(check|project)|user|user\/(groups|search|bulk|email)|users\/search|groups\/picker|group|group\/(bulk|member|user)|role|field|issueLinkType)$/,
    /^\/rest\/api\/3\/project\/(search|\{projectIdOrKey\}(\/role(\/\{id\})?|\/properties(\/\{propertyKey\})?)?)$/,
    /^\/rest\/api\/3\/issue(\/\{issueIdOrKey\}(\/(transitions|comment|comment\/\{id\}|notify|assignee|properties|properties\/\{propertyKey\}))?)?$/,
    /^\/rest\/api\/3\/(issueLink(\/\{linkId\})?|search\/jql|comment\/\{commentId\}\/properties\/\{propertyKey\})$/,
  ],
};
const WORDS = new Set(['description', 'example', 'examples', 'title', 'externalDocs', 'xml', 'deprecated', 'x-changes', 'x-experimental']);
const bare = (value, inNames = false) => {
  if (Array.isArray(value)) return value.map(v => bare(v));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([k]) => inNames || !WORDS.has(k)).map(([k, v]) => [k, bare(v, k === 'properties')]));
};

function operation(op) {
  const responses = Object.entries(op.responses).filter(([status]) => status.startsWith('2'));
  const body = response => (response.content?.['application/json']?.schema ? { content: { 'application/json': { schema: bare(response.content['application/json'].schema) } } } : {});
  return {
    operationId: op.operationId,
    ...(op['x-atlassian-oauth2-scopes'] ? { 'x-atlassian-oauth2-scopes': op['x-atlassian-oauth2-scopes'] } : {}),
    ...(op.security ? { security: op.security } : {}),
    responses: Object.fromEntries(responses.map(([status, response]) => [status, body(response)])),
  };
}

function reached(schemas, from) {
  const kept = {};
  const visit = value => {
    for (const [, name] of JSON.stringify(value).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      if (kept[name]) continue;
      kept[name] = bare(schemas[name]);
      visit(kept[name]);
    }
  };
  visit(from);
  return Object.fromEntries(Object.entries(kept).sort(([a], [b]) => a.localeCompare(b)));
}

for (const [name, file] of [['jsm', process.argv[2]], ['jira', process.argv[3]]]) {
  const spec = JSON.parse(readFileSync(file, 'utf8'));
  const paths = Object.fromEntries(Object.entries(spec.paths).filter(([path]) => WANTED[name].some(w => w.test(path)))
    .map(([path, ops]) => [path, Object.fromEntries(Object.entries(ops).filter(([, op]) => op.responses).map(([method, op]) => [method, operation(op)]))]));
  const kept = { openapi: spec.openapi, info: { title: spec.info.title, version: spec.info.version }, paths, components: { schemas: reached(spec.components.schemas, paths) } };
  writeFileSync(fileURLToPath(new URL(`${name}.json`, import.meta.url)), `${JSON.stringify(kept, null, 1)}\n`);
}
