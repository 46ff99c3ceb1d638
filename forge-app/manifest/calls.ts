import ts from 'typescript';

/** One call to Atlassian as the source writes it; `method` is absent where the source computes it. */
export interface Call { readonly method?: string; readonly path: string; readonly where: string }

const OPERATION = /^(GET|POST|PUT|DELETE) (\/(?:rest|jsm)\/.+)$/;

/** Finds ``route`…` `` templates with the `method` beside them, and operations written as `'POST /rest/api/3/group/user'`. */
export function callsIn(file: string, text: string): Call[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    const call = routeCall(node, file) ?? operation(node, file);
    if (call) found.push(call);
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function routeCall(node: ts.Node, where: string): Call | undefined {
  if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'route') return undefined;
  return { method: methodBeside(node), path: pathOf(node.template), where };
}

function operation(node: ts.Node, where: string): Call | undefined {
  const written = ts.isStringLiteral(node) ? OPERATION.exec(node.text) : null;
  return written ? { method: written[1], path: withoutQuery(written[2]), where } : undefined;
}

const withoutQuery = (path: string) => path.split('?')[0].replace(/\{[^}]+\}/g, '{}');
const pathOf = (template: ts.TemplateLiteral) => withoutQuery(ts.isNoSubstitutionTemplateLiteral(template) ? template.text : template.head.text + template.templateSpans.map(s => `{}${s.literal.text}`).join(''));

/** Of the options in the same call; a call without options reads. */
function methodBeside(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node.parent)) return undefined;
  const options = node.parent.arguments.find(ts.isObjectLiteralExpression);
  if (!options) return node.parent.arguments.every(a => a === node || ts.isStringLiteral(a)) ? 'GET' : undefined;
  const method = options.properties.find(p => p.name?.getText() === 'method');
  if (!method) return options.properties.some(ts.isSpreadAssignment) ? undefined : 'GET';
  return ts.isPropertyAssignment(method) && ts.isStringLiteral(method.initializer) ? method.initializer.text : undefined;
}
