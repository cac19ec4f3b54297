import { bilibiliShow } from '@boxwire/schemas-bilibili-show';
import { projectLines } from '../../bilibili/project-lines.ts';
import { readProject, RefusedCall, type ProjectView } from '../../bilibili/read-project.ts';
import { connect } from '../../connection/connect.ts';
import { EXIT } from '../../exit-codes.ts';
import { failureText } from '../../journey/journey-printer.ts';
import { outcomeExitCode } from '../../outcome-exit-code.ts';
import type { CommandContext, CommonOptions } from '../../program/command-context.ts';
import type { ConnectionOptions } from '../../program/connection-options.ts';

/** Options of `boxwire bilibili project`. */
export interface BilibiliProjectOptions extends CommonOptions, ConnectionOptions {
  readonly projectId: string;
  readonly date?: string;
  readonly screen?: string;
  readonly area?: string;
}

/** Shows a project: screens, prices, flags, what an order will need, and the seats of a screen. */
export async function bilibiliProject(options: BilibiliProjectOptions, context: CommandContext): Promise<number> {
  const { io, out, style } = context;
  const { projectId, date, screen, area, json } = options;
  await using connection = await connect(bilibiliShow, options, context);
  try {
    const question = { projectId, date, screenId: screen, areaId: area };
    const view = await readProject(connection, question, { signal: io.interruption() });
    for (const line of json === true ? [JSON.stringify(view satisfies ProjectView)] : projectLines(view, style)) {
      await out.line(line);
    }
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error;
    const { endpointId, failure } = error;
    await out.line(
      json === true ? JSON.stringify(failure) : `${style.red('✗')} ${endpointId}  ${failureText(failure)}`,
    );
    return outcomeExitCode({ ...failure, ok: false });
  }
}
