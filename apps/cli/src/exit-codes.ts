/**
 * What the exit code of every command says: `ok`, `no` the answer is no (a signature that does not match, a refusal),
 * `usage` the command was asked wrongly or its input cannot be read, `remote` the other side failed or was not reached.
 * `defect` is a fault of the command itself; `interrupted` a Ctrl-C before the end.
 */
export const EXIT = { ok: 0, no: 1, usage: 2, remote: 3, defect: 70, interrupted: 130 } as const;
