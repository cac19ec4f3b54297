import ts from 'typescript';
import type { RepositoryFile } from './repository.ts';

/** One import, re-export or dynamic import of a module. */
export interface ModuleImport {
  readonly specifier: string;
  /** Erased before the module runs: `import type`, `export type … from`, `import('…').T` in a type. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Parses a module without resolving anything. */
export function parseModule({ path, text }: RepositoryFile): ts.SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : path.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind);
}

/** Lists every import of a module, in source order. */
export function importsOf(file: RepositoryFile): readonly ModuleImport[] {
  const source = parseModule(file);
  const found: ModuleImport[] = [];
  const visit = (node: ts.Node): void => {
    const reference = referenceIn(node);
    if (reference && ts.isStringLiteralLike(reference.specifier)) {
      const { line } = source.getLineAndCharacterOfPosition(reference.specifier.getStart(source));
      found.push({ specifier: reference.specifier.text, typeOnly: reference.typeOnly, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function referenceIn(node: ts.Node): { specifier: ts.Node; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) {
    return {
      specifier: node.moduleSpecifier,
      typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { specifier: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: node.argument.literal, typeOnly: true };
  }
  const [argument] = ts.isCallExpression(node) ? node.arguments : [];
  if (argument && ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { specifier: argument, typeOnly: false };
  }
  return undefined;
}
