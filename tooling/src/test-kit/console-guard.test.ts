import { expect, test, vi } from 'vitest';
import { consoleGuard } from './console-guard.ts';

test('the shared setup makes console output in a test throw', () => {
  expect(() => {
    console.log('noise');
  }).toThrow('unexpected console.log(noise)');
  expect(() => {
    console.error('noise', 2);
  }).toThrow('unexpected console.error(noise 2)');
});

test('a test that expects output spies on the method', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  console.warn('expected');
  expect(warn).toHaveBeenCalledWith('expected');
  warn.mockRestore();
});

test('the returned function puts the original methods back', () => {
  const lines: unknown[] = [];
  const quiet = { log: (line: unknown) => lines.push(line) } as unknown as Console;
  const restore = consoleGuard(quiet);
  expect(() => {
    quiet.log('one');
  }).toThrow('unexpected console.log(one)');
  restore();
  quiet.log('two');
  expect(lines).toEqual(['two']);
});
