import ts from 'typescript';

/** Names a module hands out: `export const`, `export function` and `export { a as b }`. */
export function exportedNames(file: string, text: string): string[] {
  const names: string[] = [];
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).forEachChild(node => {
    if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) names.push(...node.exportClause.elements.map(e => e.name.text));
    if (!ts.canHaveModifiers(node) || !ts.getModifiers(node)?.some(m => m.kind === ts.SyntaxKind.ExportKeyword)) return;
    if (ts.isFunctionDeclaration(node) && node.name) names.push(node.name.text);
    if (ts.isVariableStatement(node)) names.push(...node.declarationList.declarations.map(d => d.name.getText()));
  });
  return names;
}
