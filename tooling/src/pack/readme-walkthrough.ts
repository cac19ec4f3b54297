/** Commands of a README that a new user types one after the other. */
export interface ReadmeWalkthrough {
  /** 1-based line of its first command. */
  readonly line: number;
  /** Runs in a terminal of its own until the rest is done. */
  readonly background: string;
  readonly commands: string;
}

const BLOCK = /^```sh (?<role>background|run)\n(?<body>[\s\S]*?)^```$/gm;

/**
 * Extracts the walkthroughs: a block fenced as ` ```sh background `, and the ` ```sh run ` that follows it. Throws for one
 * without the other: it would never be run.
 */
export function readmeWalkthroughs(markdown: string): readonly ReadmeWalkthrough[] {
  const text = markdown.replaceAll('\r\n', '\n');
  const blocks = [...text.matchAll(BLOCK)].map(({ index, groups }) => ({
    line: text.slice(0, index).split('\n').length + 1,
    role: groups?.role,
    body: groups?.body ?? '',
  }));
  const lone = blocks.find(({ role }, at) => role !== (at % 2 === 0 ? 'background' : 'run'));
  if (lone !== undefined || blocks.length % 2 === 1) {
    throw new Error(`line ${(lone ?? blocks.at(-1))?.line ?? 0}: a background block and a run block belong together`);
  }
  return blocks.flatMap(({ line, role, body }, at) =>
    role === 'background' ? [{ line, background: body, commands: blocks[at + 1]?.body ?? '' }] : [],
  );
}
