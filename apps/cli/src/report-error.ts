import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import type { CliIo } from './io/cli-io.ts';

interface Report {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly exitCode: number;
}

// the libraries' errors by name: their messages name places, never values
const LIBRARY_ERRORS: Readonly<Record<string, number>> = {
  ClientOptionError: EXIT.usage,
  ContractError: EXIT.usage,
  HarError: EXIT.usage,
  FileJournalError: EXIT.usage,
  HttpError: EXIT.remote,
  JourneyError: EXIT.usage,
  OutboxError: EXIT.usage,
  ReporterOptionError: EXIT.usage,
  SandboxError: EXIT.usage,
  SigningError: EXIT.usage,
};

/** Tells an error on stderr, as JSON where the command line asks for JSON, and answers the exit code. */
export function reportError(error: unknown, { argv, io }: { argv: readonly string[]; io: CliIo }): number {
  const { exitCode, ...report } = toReport(error);
  const json = argv.includes('--json') || argv.includes('--jsonl');
  io.stderr.write(json ? `${JSON.stringify({ error: report })}\n` : humanText(report));
  if (exitCode === EXIT.defect && io.env.BOXWIRE_DEBUG !== undefined && error instanceof Error) {
    io.stderr.write(`${error.stack ?? ''}\n`);
  }
  return exitCode;
}

function humanText({ message, hint }: Omit<Report, 'exitCode'>): string {
  return `error: ${message}\n${hint === undefined ? '' : `${hint}\n`}`;
}

function toReport(error: unknown): Report {
  if (error instanceof CliError) {
    const { code, message, hint, exitCode } = error;
    return { code, message, ...(hint !== undefined && { hint }), exitCode };
  }
  const known = error instanceof Error ? LIBRARY_ERRORS[error.name] : undefined;
  if (error instanceof Error && known !== undefined) {
    const code = 'code' in error ? String(error.code) : error.name;
    return { code, message: error.message, exitCode: code === 'HTTP_ABORTED' ? EXIT.interrupted : known };
  }
  // the signal that Ctrl-C aborts rejects whatever was waiting
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'INTERRUPTED', message: 'interrupted', exitCode: EXIT.interrupted };
  }
  // what an unforeseen error says may hold anything, so only its kind is told
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    code: 'DEFECT',
    message: `boxwire failed in a way it did not foresee (${kind})`,
    hint: 'Please report this; BOXWIRE_DEBUG=1 shows where it happened.',
    exitCode: EXIT.defect,
  };
}
