import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSay } from '../i18n/language.ts';
import { Notice } from '../ui/notice.tsx';

/** What a room is given: the rest of its path. */
export interface RoomProps {
  readonly rest: readonly string[];
}

/** A room whose code is fetched when it is opened. */
export function LazyRoom({
  load,
  rest,
}: RoomProps & { readonly load: () => Promise<ComponentType<RoomProps>> }): JSX.Element {
  const say = useSay();
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<{ readonly Room?: ComponentType<RoomProps>; readonly reason?: string }>({});
  useEffect(() => {
    let wanted = true;
    setLoaded({});
    load().then(
      (Room) => wanted && setLoaded({ Room }),
      (error: unknown) => wanted && setLoaded({ reason: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [load, attempt]);
  const { Room, reason } = loaded;
  if (Room !== undefined) return <Room rest={rest} />;
  if (reason === undefined) return <p role="status">{say('app.loading')}</p>;
  return (
    <Notice kind="bad">
      <p>{say('app.failed', { reason })}</p>
      <p>
        <button type="button" class="button" onClick={() => setAttempt(attempt + 1)}>
          {say('app.retry')}
        </button>
      </p>
    </Notice>
  );
}
