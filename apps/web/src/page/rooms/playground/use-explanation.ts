import { useEffect, useState } from 'preact/hooks';
import type { ExplainInput } from '@boxwire/signing';
import type { ExplainAnswer } from './explain.worker.ts';

/** The search for the mistake: not asked for, under way, or ended. */
export type ExplanationState = 'none' | 'busy' | ExplainAnswer;

const PAUSE_MS = 250;

/** Has `explain` run in a worker once the reader stops typing, so that typing never waits for the search. */
export function useExplanation(input: ExplainInput | undefined): ExplanationState {
  const [state, setState] = useState<ExplanationState>('none');
  const key = JSON.stringify(input);
  useEffect(() => {
    if (input === undefined) {
      setState('none');
      return undefined;
    }
    setState('busy');
    let worker: Worker | undefined;
    const timer = setTimeout(() => {
      worker = new Worker(new URL('explain.worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<ExplainAnswer>) => setState(data);
      worker.onerror = ({ message }) => setState({ ok: false, code: 'WORKER_FAILED', message });
      worker.postMessage(input);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
    // the input is a new object on every keystroke: its text tells whether it changed
  }, [key]);
  return state;
}
