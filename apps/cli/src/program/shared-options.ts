import { InvalidArgumentError, Option, type Command } from 'commander';

/** `--json` and `--no-color`, which every command takes. */
export function addCommonOptions(command: Command): Command {
  return command.option('--json', 'print JSON for programs').option('--no-color', 'print without colour');
}

/** Where the signing secret comes from. */
export function addSecretOptions(command: Command): Command {
  return command
    .option('--secret-env <name>', 'environment variable that holds the signing secret')
    .option('--secret-file <path>', 'file that holds the signing secret (one line ending is not part of it)');
}

/** The request that `sign`, `verify` and `explain` look at. */
export function addRequestOptions(command: Command): Command {
  return command
    .option('--query <text>', 'query as it stands in the URL: name=value&…')
    .option('--body-file <path>', 'file with the exact body text; - reads it from stdin');
}

/** An option that may be given several times. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description}; repeatable`).argParser(
    (value: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), value],
  );
}

/** Reads an option as an integer within bounds. */
export function integerOption(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^-?\d+$/.test(value) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`Expected an integer from ${min.toString()} to ${max.toString()}.`);
  };
}
