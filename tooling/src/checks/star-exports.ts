import ts from 'typescript';
import { parseModule } from './module-imports.ts';
import { moduleFiles } from './repository.ts';
import type { Check } from './repository.ts';

/** Every module names what it exports, so that the API snapshot shows each change. */
export const starExports: Check = {
  name: 'star-exports',
  promise: 'no module uses `export *`',
  run: (repository) =>
    moduleFiles(repository).flatMap((file) => {
      const source = parseModule(file);
      return source.statements
        .filter((statement) => ts.isExportDeclaration(statement) && !statement.exportClause)
        .map((statement) => ({
          path: file.path,
          line: source.getLineAndCharacterOfPosition(statement.getStart(source)).line + 1,
          message: 'name the exports instead of `export *`',
        }));
    }),
};
