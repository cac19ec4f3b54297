import { useEffect, useReducer } from 'preact/hooks';
import { useEvents } from '../../data/use-events.ts';
import type { StreamState } from '../../data/use-events.ts';
import type { RunMessage } from '../../../shared/run-messages.ts';
import { EMPTY_RUN, addMessage } from './run-view.ts';
import type { RunView } from './run-view.ts';

/** Follows a run of the server. */
export function useRun(runId: string | undefined): { readonly view: RunView; readonly stream: StreamState } {
  const [view, dispatch] = useReducer(
    (before: RunView, message: RunMessage | 'reset') => (message === 'reset' ? EMPTY_RUN : addMessage(before, message)),
    EMPTY_RUN,
  );
  useEffect(() => {
    dispatch('reset');
  }, [runId]);
  const stream = useEvents<RunMessage>(runId === undefined ? undefined : `/api/runs/${runId}/events`, dispatch);
  return { view, stream };
}
