import type { JSX } from 'preact';
import { useSay } from '../i18n/language.ts';
import { pathOf } from './router.ts';

/** What stands where a path leads nowhere. */
export function NotFound(): JSX.Element {
  const say = useSay();
  return (
    <div class="empty stack">
      <h1>{say('app.notFound')}</h1>
      <p>
        <a href={pathOf('playground')}>{say('app.notFound.back')}</a>
      </p>
    </div>
  );
}
