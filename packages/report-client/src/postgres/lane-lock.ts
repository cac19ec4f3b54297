/** What names the advisory lock of a lane; PostgreSQL hashes it to 64 bits. Two lanes of one hash merely wait for each other. */
export function laneLockKey(schema: string, lane: string): string {
  return `${schema}:${lane}`;
}
