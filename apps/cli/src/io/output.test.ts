import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { Output, OutputClosed } from './output.ts';

describe('Output', () => {
  test('waits until the reader has caught up', async () => {
    const stream = new PassThrough({ highWaterMark: 4 });
    const output = new Output(stream);
    let written = false;
    const writing = output.write('12345678').then(() => (written = true));
    await new Promise(setImmediate);
    expect(written).toBe(false);
    stream.read();
    await writing;
    expect(written).toBe(true);
  });

  test('a reader that has gone away ends it', async () => {
    const gone = Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(gone) });
    const output = new Output(stream);
    await output.write('a').catch(() => undefined);
    await new Promise(setImmediate);
    await expect(output.write('b')).rejects.toThrow(OutputClosed);
  });

  test('a reader that goes away while we wait ends it', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    const output = new Output(stream);
    const writing = output.write('12');
    stream.destroy();
    await expect(writing).rejects.toThrow(OutputClosed);
  });

  test('another failure is told as it is', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const output = new Output(new Writable({ write: (_chunk, _encoding, done) => done(full) }));
    await output.write('a').catch(() => undefined);
    await new Promise(setImmediate);
    await expect(output.write('b')).rejects.toBe(full);
  });
});
