import ts from 'typescript';
import { parseModule } from './module-imports.ts';
import { isTestFile, moduleFiles } from './repository.ts';
import type { Check } from './repository.ts';

/** Published modules load synchronously, so that CommonJS users can `require` them. */
export const topLevelAwait: Check = {
  name: 'top-level-await',
  promise: 'no published module awaits at the top level',
  run: (repository) =>
    moduleFiles(repository)
      .filter(({ path }) => /^packages\/[^/]+\/src\//.test(path) && !isTestFile(path))
      .flatMap((file) => {
        const source = parseModule(file);
        return topLevelAwaits(source).map((node) => ({
          path: file.path,
          line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
          message: 'top-level await breaks require(): move it into a function',
        }));
      }),
};

function topLevelAwaits(source: ts.SourceFile): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node) || ts.isPropertyDeclaration(node)) return;
    if (awaits(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function awaits(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node)) return true;
  if (ts.isForOfStatement(node)) return node.awaitModifier !== undefined;
  return ts.isVariableDeclarationList(node) && /^await\s+using\b/.test(node.getText());
}
