import { createHash } from 'node:crypto';
import ts from 'typescript';

/** What a description needs to know of the program. */
export interface ApiContext {
  readonly checker: ts.TypeChecker;
  /** Whether a declaration belongs to the package that is described. */
  readonly isOwn: (node: ts.Node) => boolean;
}

const TYPE_FLAGS: ts.TypeFormatFlags =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.WriteArrowStyleSignature;

/** Inferred types longer than this are cut and closed with a digest of the whole, so that a change still shows. */
const LONGEST_TYPE = 400;

const printer = ts.createPrinter({ removeComments: true });

/** Describes one exported symbol as TypeScript-like text, without comments and bodies. */
export function describeExport(name: string, exported: ts.Symbol, context: ApiContext): string {
  const { checker } = context;
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const declarations = symbol.declarations ?? [];
  const [declaration] = declarations;
  if (!declaration) return `unresolved ${name}`;
  if (!context.isOwn(declaration)) return `re-export ${name}`;
  return [...new Set(declarations.map((each) => describeDeclaration(name, each, context)))].join('\n');
}

function describeDeclaration(name: string, node: ts.Declaration, { checker }: ApiContext): string {
  if (ts.isFunctionDeclaration(node)) return describeFunction(name, node, checker);
  if (ts.isClassDeclaration(node)) return describeClass(name, node, checker);
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    return oneLine(printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())).replace(/^export /, '');
  }
  return `const ${name}: ${typeText(checker.getTypeAtLocation(node), node, checker)}`;
}

function describeFunction(name: string, node: ts.FunctionDeclaration, checker: ts.TypeChecker): string {
  const type = checker.getTypeAtLocation(node);
  const signatures = type
    .getCallSignatures()
    .map((signature) => checker.signatureToString(signature, node, ts.TypeFormatFlags.NoTruncation));
  return signatures.map((signature) => `function ${name}${shorten(tidy(signature))}`).join('\n');
}

function describeClass(name: string, node: ts.ClassDeclaration, checker: ts.TypeChecker): string {
  const heritage = (node.heritageClauses ?? []).map((clause) => `${clause.getText()} `).join('');
  const parameters = node.typeParameters ? `<${node.typeParameters.map((each) => each.getText()).join(', ')}>` : '';
  const constructors = checker.getTypeOfSymbol(checker.getTypeAtLocation(node).symbol).getConstructSignatures();
  const members = node.members.filter(isPublic).flatMap((member) => {
    const symbol = member.name ? checker.getSymbolAtLocation(member.name) : undefined;
    if (!symbol) return [];
    const modifiers = ts.getCombinedModifierFlags(member);
    const prefix = `${modifiers & ts.ModifierFlags.Static ? 'static ' : ''}${modifiers & ts.ModifierFlags.Readonly ? 'readonly ' : ''}`;
    return [`  ${prefix}${symbol.name}: ${typeText(checker.getTypeOfSymbolAtLocation(symbol, node), node, checker)}`];
  });
  const created = constructors.map(
    (signature) => `  new ${tidy(checker.signatureToString(signature, node, ts.TypeFormatFlags.NoTruncation))}`,
  );
  return [`class ${name}${parameters} ${heritage}{`, ...created, ...new Set(members), '}'].join('\n');
}

function isPublic(member: ts.ClassElement): boolean {
  if (ts.isConstructorDeclaration(member) || (member.name && ts.isPrivateIdentifier(member.name))) return false;
  return (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0;
}

function typeText(type: ts.Type, node: ts.Node, checker: ts.TypeChecker): string {
  return shorten(tidy(checker.typeToString(type, node, TYPE_FLAGS)));
}

/** Drops the machine-dependent paths that TypeScript writes for types it cannot name. */
function tidy(text: string): string {
  return oneLine(text).replaceAll(/(?:typeof )?import\("[^"]*"\)\.?/g, '');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function shorten(text: string): string {
  if (text.length <= LONGEST_TYPE) return text;
  return `${text.slice(0, LONGEST_TYPE)}… sha256:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
