import type { JSX } from 'preact';
import { pathOf } from '../../app/router.ts';
import { useSay } from '../../i18n/language.ts';
import { Code } from '../../ui/code.tsx';
import type { EndpointPage, FieldPage, PlatformPage } from '../../../shared/contract-pages.ts';
import { TryIt } from './try-it.tsx';

interface EndpointViewProps {
  readonly platform: PlatformPage;
  readonly endpoint: EndpointPage;
}

/** One endpoint: what it takes, what it answers, where it is used, and a try. */
export function EndpointView({ platform, endpoint }: EndpointViewProps): JSX.Element {
  const say = useSay();
  const { id, method, path, summary, source, effect, origin, request, answers, codes } = endpoint;
  const users = platform.journeys.filter(({ steps }) => steps.some(({ endpointId }) => endpointId === id));
  return (
    <div class="stack">
      <section class="card">
        <div class="card-head">
          <h2 class="mono">{id}</h2>
          <span class="badge accent">{say(`explorer.effect.${effect as 'read' | 'idempotent' | 'write'}`)}</span>
        </div>
        <p>{summary}</p>
        <p class="mono route">
          <strong>{method}</strong> {path} <span class="soft">({origin})</span>
        </p>
        <p class="small soft">
          {say('explorer.source')}: {source}
          {users.map(({ name, id: journeyId }) => (
            <span key={name}>
              {' · '}
              <a href={pathOf('explorer', platform.id, 'journey', name)}>{journeyId}</a>
            </span>
          ))}
        </p>
      </section>
      {request.map(({ part, encoding, fields }) => (
        <section key={part} class="card">
          <h2>
            {say(`explorer.part.${part}`)} {encoding !== undefined && <span class="badge">{encoding}</span>}
          </h2>
          <Fields fields={fields} label={say(`explorer.part.${part}`)} />
        </section>
      ))}
      {answers
        .filter(({ status }) => status !== 'default' || answers.length === 1)
        .map(({ status, kind, fields }) => (
          <section key={status} class="card">
            <h2>
              {say('explorer.answer')} {status} <span class="badge">{kind}</span>
            </h2>
            <Fields fields={fields} label={say('explorer.answer')} />
          </section>
        ))}
      {codes.length > 0 && (
        <section class="card">
          <h2>{say('explorer.failures')}</h2>
          <p class="row">
            {codes.map((code) => (
              <code key={code} class="badge">
                {code}
              </code>
            ))}
          </p>
        </section>
      )}
      {endpoint.example !== undefined && (
        <section class="card" data-testid="example">
          <h2>{say('explorer.example')}</h2>
          <p class="small soft">{say('explorer.example.what')}</p>
          <div class="split">
            <Code label={say('explorer.try.sent')}>{endpoint.example.request}</Code>
            <Code label={say('explorer.try.received')}>{endpoint.example.answer}</Code>
          </div>
        </section>
      )}
      <TryIt platform={platform} endpoint={endpoint} />
    </div>
  );
}

function Fields({ fields, label }: { readonly fields: readonly FieldPage[]; readonly label: string }): JSX.Element {
  const say = useSay();
  if (fields.length === 0) return <p class="soft">{say('explorer.noFields')}</p>;
  const isDescribed = fields.some(({ description }) => description !== undefined);
  return (
    <div class="table-wrap" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('explorer.field')}</th>
            <th scope="col">{say('explorer.type')}</th>
            {isDescribed && <th scope="col">{say('explorer.what')}</th>}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ path, type, required, description }, index) => (
            <tr key={index}>
              <td class="mono">
                {path}
                {required && (
                  <abbr class="required" title={say('explorer.required')}>
                    *
                  </abbr>
                )}
              </td>
              <td class="mono soft">{type}</td>
              {isDescribed && <td>{description}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
