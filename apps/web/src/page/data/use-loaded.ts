import { useCallback, useEffect, useState } from 'preact/hooks';
import { problemText } from './api.ts';

/** Something that is being fetched, is there, or could not be had. */
export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly reason: string };

/** Loads a value when the component appears and whenever `key` changes; `retry` loads it again. */
export function useLoaded<Value>(key: string, load: () => Promise<Value>): readonly [Loaded<Value>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    setLoaded({ state: 'loading' });
    load().then(
      (value) => {
        if (wanted) setLoaded({ state: 'ready', value });
      },
      (error: unknown) => {
        if (wanted) setLoaded({ state: 'failed', reason: problemText(error) });
      },
    );
    return () => {
      wanted = false;
    };
    // `load` is a new function on every render: the key says what it loads
  }, [key, attempt]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return [loaded, retry];
}
