import type { JSX } from 'preact';
import type { RoomProps } from '../../app/lazy-room.tsx';
import { useSay } from '../../i18n/language.ts';

/** Stands for the room while it is built. */
export function Explorer(_: RoomProps): JSX.Element {
  const say = useSay();
  return <h1>{say('room.explorer')}</h1>;
}
