import type { Reconciliation } from '@boxwire/report-client';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSay } from '../../i18n/language.ts';
import type { ReportSnapshot } from '../../../shared/report-messages.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Command } from './reports.tsx';

type Row = NonNullable<Reconciliation['kinds'][keyof Reconciliation['kinds']]>;

/** Accepted, acknowledged and received beside each other; made by itself once nothing waits. */
export function Reconciled({
  snapshot,
  command,
}: {
  readonly snapshot: ReportSnapshot;
  readonly command: Command;
}): JSX.Element {
  const say = useSay();
  const { reconciliation, season, status, worker } = snapshot;
  const isQuiet = season.total > 0 && season.accepted === season.total && status?.open === 0 && worker.alive;
  useEffect(() => {
    if (isQuiet) void command('reconcile');
    // once for every time that everything is through
  }, [isQuiet]);
  return (
    <section class="card" data-testid="reconciliation">
      <div class="card-head">
        <h2>{say('reports.reconciliation')}</h2>
        <button type="button" class="button" disabled={!worker.alive} onClick={() => void command('reconcile')}>
          {say('reports.reconcile')}
        </button>
      </div>
      {reconciliation === undefined ? (
        <div class="empty">{say('reports.notReconciled')}</div>
      ) : (
        <Table reconciliation={reconciliation} />
      )}
    </section>
  );
}

function Table({ reconciliation: { kinds } }: { readonly reconciliation: Reconciliation }): JSX.Element {
  const say = useSay();
  const rows = Object.entries(kinds);
  const lost = rows.reduce((sum, [, row]) => sum + row.outstanding + (row.received?.missing ?? 0), 0);
  const extra = rows.reduce((sum, [, row]) => sum + (row.received?.extra ?? 0), 0);
  const columns = ['accepted', 'acknowledged', 'outstanding', 'missing', 'extra', 'duplicates'] as const;
  const valueOf = (row: Row, column: (typeof columns)[number]): number =>
    column === 'missing' || column === 'extra' || column === 'duplicates' ? (row.received?.[column] ?? 0) : row[column];
  return (
    <>
      <Notice kind={lost + extra === 0 ? 'good' : 'warn'}>
        <strong data-testid="reconciled" data-lost={lost} data-extra={extra}>
          {say('reports.reconciled', { lost, extra })}
        </strong>
      </Notice>
      <div class="table-wrap" tabIndex={0} role="region" aria-label={say('reports.reconciliation')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('reports.kind')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class="number">
                  {say(`reports.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([kind, row]) => (
              <tr key={kind}>
                <th scope="row" class="mono">
                  {kind}
                </th>
                {columns.map((column) => (
                  <td key={column} class="number">
                    {valueOf(row, column).toLocaleString('en-GB')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
