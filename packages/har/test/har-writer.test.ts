import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHarWriter, isHarError, toEntry, toHar } from '../src/index.ts';
import { anyExchange, FORM, READ } from './exchanges.ts';
import { harSchema } from './har-schema.ts';

const options = { creator: { name: 'boxwire', version: '1.2.3' }, comment: 'live' };

function textSink() {
  const pieces: string[] = [];
  return { pieces, write: (text: string) => void pieces.push(text), document: () => JSON.parse(pieces.join('')) };
}

describe('createHarWriter', () => {
  test('writes what toHar builds', async () => {
    const sink = textSink();
    const writer = createHarWriter(sink, options);
    await writer.add(FORM);
    await writer.add(READ);
    await writer.close();
    expect(sink.document()).toEqual(toHar([FORM, READ], options));
    expect(writer.count).toBe(2);
  });

  test('a document closed before its first entry is valid', async () => {
    const sink = textSink();
    await createHarWriter(sink, { creator: options.creator }).close();
    expect(sink.pieces.join('')).toBe(
      '{"log":{"version":"1.2","creator":{"name":"boxwire","version":"1.2.3"},"entries":[\n]}}\n',
    );
    expect(harSchema.parse(sink.document()).log.entries).toEqual([]);
  });

  test('is valid JSON after any number of any exchanges, however they overlap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyExchange, { maxLength: 5 }), async (exchanges) => {
        const sink = textSink();
        await using writer = createHarWriter(sink, options);
        await Promise.all([...exchanges.map((each) => writer.add(each)), writer.close()]);
        expect(harSchema.parse(sink.document()).log.entries).toHaveLength(exchanges.length);
      }),
      { numRuns: 50 },
    );
  });

  test('hands out one piece at a time', async () => {
    let open = 0;
    let most = 0;
    const sink = {
      write: async () => {
        most = Math.max(most, (open += 1));
        await Promise.resolve();
        open -= 1;
      },
    };
    const writer = createHarWriter(sink, options);
    await Promise.all([writer.add(READ), writer.add(FORM), writer.close()]);
    expect(most).toBe(1);
  });

  test('an exchange that cannot be written leaves the document whole', async () => {
    const sink = textSink();
    const writer = createHarWriter(sink, options);
    await expect(writer.add({ ...READ, startedAt: NaN })).rejects.toThrow(RangeError);
    await writer.add(READ);
    await writer.close();
    expect(sink.document().log.entries).toEqual([JSON.parse(JSON.stringify(toEntry(READ)))]);
  });

  test('refuses entries after it was closed, and closes once', async () => {
    const sink = textSink();
    const writer = createHarWriter(sink, options);
    expect(writer.close()).toBe(writer.close());
    await expect(writer.add(READ)).rejects.toMatchObject({ code: 'HAR_CLOSED' });
    expect(sink.pieces).toHaveLength(1);
  });

  test('a sink that failed once is not written to again', async () => {
    const full = new Error('no space left');
    let writes = 0;
    const writer = createHarWriter({ write: () => (writes++, Promise.reject(full)) }, options);
    await expect(writer.add(READ)).rejects.toBe(full);
    const error = await writer.close().catch((reason: unknown) => reason);
    expect(isHarError(error) && error.code).toBe('HAR_SINK_FAILED');
    expect(error).toMatchObject({ cause: full });
    expect(writes).toBe(1);
  });
});
