import type { JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import type { PlatformPage } from '../../../shared/contract-pages.ts';

/** What a platform is, and its codes. */
export function PlatformView({ platform }: { readonly platform: PlatformPage }): JSX.Element {
  const say = useSay();
  const { title, id, origins, profiles, codes } = platform;
  return (
    <section class="card">
      <div class="card-head">
        <h2>{title}</h2>
        <code>@boxwire/schemas-{id}</code>
      </div>
      <p class="soft">
        {say('explorer.origins')}: {origins.join(', ')}
        {profiles.length > 0 && ` · ${say('explorer.profiles')}: ${profiles.join(', ')}`}
      </p>
      {codes.length > 0 && (
        <div class="table-wrap tall" tabIndex={0} role="region" aria-label={say('explorer.codes')}>
          <table>
            <caption class="visually-hidden">{say('explorer.codes')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('explorer.code')}</th>
                <th scope="col">{say('explorer.meaning')}</th>
                <th scope="col">{say('explorer.source')}</th>
              </tr>
            </thead>
            <tbody>
              {codes.map(({ wireCode, meaning, source }, index) => (
                <tr key={index}>
                  <td class="mono">{wireCode}</td>
                  <td>{meaning}</td>
                  <td class="soft">{source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
