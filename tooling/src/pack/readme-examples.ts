/** A TypeScript example of a README. */
export interface ReadmeExample {
  /** 1-based line of its first line of code. */
  readonly line: number;
  /** Code padded with empty lines, so that its line numbers are those of the README. */
  readonly code: string;
  /** False for a block fenced as ` ```ts no-run `, which is only type-checked. */
  readonly runs: boolean;
}

const FENCE = /^```(?<info>.*)$/;

/** Extracts the blocks fenced as `ts` or `ts no-run`. */
export function readmeExamples(markdown: string): readonly ReadmeExample[] {
  const examples: ReadmeExample[] = [];
  let open: { info: string; line: number; code: string[] } | undefined;
  for (const [index, text] of markdown.split(/\r?\n/).entries()) {
    const info = FENCE.exec(text)?.groups?.info?.trim();
    if (info === undefined) open?.code.push(text);
    else if (!open) open = { info, line: index + 2, code: [] };
    else {
      const { line, code } = open;
      if (open.info === 'ts' || open.info === 'ts no-run') {
        examples.push({ line, code: '\n'.repeat(line - 1) + code.join('\n') + '\n', runs: open.info === 'ts' });
      }
      open = undefined;
    }
  }
  return examples;
}
