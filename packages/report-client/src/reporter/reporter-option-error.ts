/** An option that `openReporter` cannot use. */
export class ReporterOptionError extends TypeError {
  override readonly name = 'ReporterOptionError';
  readonly code = 'REPORTER_OPTION_INVALID';
  /** Path of the option, `circuit.openMs`. */
  readonly option: string;

  constructor(option: string, problem: string) {
    super(`${option}: ${problem}`);
    this.option = option;
  }
}
