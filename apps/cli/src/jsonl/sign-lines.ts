import type { Readable } from 'node:stream';
import type { Output } from '../io/output.ts';
import { answerCase, MAX_LINE_BYTES, type CaseOptions } from './answer-case.ts';
import { splitLines } from './split-lines.ts';

/**
 * Answers every non-empty line of `input` on `output`, in order, at the reader's pace, in memory that does not grow with
 * the input. Rejects with `OutputClosed` when the reader goes away.
 */
export async function signLines(input: Readable, output: Output, options: CaseOptions): Promise<void> {
  for await (const lines of splitLines(input, MAX_LINE_BYTES)) {
    let answers = '';
    for (const line of lines) {
      if (typeof line === 'object' && line.length === 0) continue;
      answers += `${answerCase(line, options)}\n`;
    }
    if (answers !== '') await output.write(answers);
  }
}
