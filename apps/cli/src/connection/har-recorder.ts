import { open } from 'node:fs/promises';
import type { Exchange } from '@boxwire/contract';
import { createHarWriter } from '@boxwire/har';
import { CliError } from '../cli-error.ts';
import { VERSION } from '../version.ts';

/** Keeps exchanges in a HAR file. */
export interface HarRecorder {
  add(exchange: Exchange): void;
  /** Ends the file. Rejects with `CliError` `OUTPUT_UNWRITABLE` when it could not be written whole. */
  close(): Promise<void>;
}

/** Opens a HAR file for writing; what was there before is gone. Exchanges arrive redacted. */
export async function openHarRecorder(path: string): Promise<HarRecorder> {
  const file = await open(path, 'w', 0o600).catch((cause: unknown) => {
    throw unwritable(path, cause);
  });
  const writer = createHarWriter(
    {
      write: async (text) => {
        await file.write(text);
      },
    },
    { creator: { name: 'boxwire', version: VERSION } },
  );
  let failure: unknown;
  return {
    add: (exchange) => {
      writer.add(exchange).catch((error: unknown) => {
        failure ??= error;
      });
    },
    close: async () => {
      await writer.close().catch((error: unknown) => {
        failure ??= error;
      });
      await file.close();
      if (failure !== undefined) throw unwritable(path, failure);
    },
  };
}

function unwritable(path: string, cause: unknown): CliError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unwritable';
  return new CliError('OUTPUT_UNWRITABLE', `cannot write ${path} (${reason})`, { cause });
}
