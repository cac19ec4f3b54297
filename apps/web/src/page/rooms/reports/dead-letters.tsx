import type { JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import type { ReportSnapshot } from '../../../shared/report-messages.ts';
import type { Command } from './reports.tsx';

/** Reports that the receiver refused: a person sends them again, or gives them up. */
export function DeadLetters({
  snapshot: { dead },
  command,
}: {
  readonly snapshot: ReportSnapshot;
  readonly command: Command;
}): JSX.Element {
  const say = useSay();
  return (
    <section class="card">
      <div class="card-head">
        <h2>{say('reports.dead')}</h2>
        {dead.length > 0 && (
          <button
            type="button"
            class="button"
            data-testid="redrive"
            onClick={() => void command('redrive', { seqs: dead.map(({ seq }) => seq) })}
          >
            {say('reports.redriveAll')}
          </button>
        )}
      </div>
      {dead.length === 0 ? (
        <div class="empty">{say('reports.noDead')}</div>
      ) : (
        <div class="table-wrap" tabIndex={0} role="region" aria-label={say('reports.dead')}>
          <table>
            <thead>
              <tr>
                <th scope="col" class="number">
                  #
                </th>
                <th scope="col">{say('reports.kind')}</th>
                <th scope="col">{say('reports.businessId')}</th>
                <th scope="col">{say('reports.refusal')}</th>
                <th scope="col">
                  <span class="visually-hidden">{say('reports.decide')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {dead.map(({ seq, kind, businessId, code, message }) => (
                <tr key={seq} data-testid="dead-letter">
                  <td class="number">{seq}</td>
                  <td class="mono">{kind}</td>
                  <td class="mono">{businessId}</td>
                  <td>
                    <code>{code}</code> {message}
                  </td>
                  <td class="row">
                    <button type="button" class="button" onClick={() => void command('redrive', { seqs: [seq] })}>
                      {say('reports.redrive')}
                    </button>
                    <button
                      type="button"
                      class="button"
                      onClick={() => void command('discard', { seq, reason: say('reports.discard.reason') })}
                    >
                      {say('reports.discard')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
