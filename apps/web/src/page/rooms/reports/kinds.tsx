import type { JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import type { ReportSnapshot } from '../../../shared/report-messages.ts';

const STATES = ['pending', 'done', 'merged', 'dead', 'discarded'] as const;

/** How many reports of each kind are in which state. */
export function Kinds({ snapshot: { status } }: { readonly snapshot: ReportSnapshot }): JSX.Element {
  const say = useSay();
  const counts = Object.entries(status?.counts ?? {});
  return (
    <section class="card">
      <div class="card-head">
        <h2>{say('reports.kinds')}</h2>
        <span class="small soft">
          {say('reports.gates', {
            gated: status?.gated ?? 0,
            barred: status?.barred ?? 0,
            held: status?.heldLanes ?? 0,
          })}
        </span>
      </div>
      {counts.length === 0 ? (
        <div class="empty">{say('reports.none')}</div>
      ) : (
        <div class="table-wrap" tabIndex={0} role="region" aria-label={say('reports.kinds')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('reports.kind')}</th>
                {STATES.map((state) => (
                  <th key={state} scope="col" class="number">
                    {say(`reports.state.${state}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {counts.map(([kind, states]) => (
                <tr key={kind}>
                  <th scope="row" class="mono">
                    {kind}
                  </th>
                  {STATES.map((state) => (
                    <td key={state} class="number">
                      {(states[state] ?? 0).toLocaleString('en-GB')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
