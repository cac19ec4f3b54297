import type { ComponentChildren, JSX } from 'preact';
import type { Loaded } from '../data/use-loaded.ts';
import { useSay } from '../i18n/language.ts';
import { Notice } from './notice.tsx';

interface LoadableProps<Value> {
  readonly loaded: Loaded<Value>;
  readonly retry: () => void;
  readonly children: (value: Value) => ComponentChildren;
}

/** Shows that something is loading, what went wrong, or the thing. */
export function Loadable<Value>({ loaded, retry, children }: LoadableProps<Value>): JSX.Element {
  const say = useSay();
  if (loaded.state === 'ready') return <>{children(loaded.value)}</>;
  if (loaded.state === 'loading') return <p role="status">{say('app.loading')}</p>;
  return (
    <Notice kind="bad">
      <p>{say('app.failed', { reason: loaded.reason })}</p>
      <p>
        <button type="button" class="button" onClick={retry}>
          {say('app.retry')}
        </button>
      </p>
    </Notice>
  );
}
