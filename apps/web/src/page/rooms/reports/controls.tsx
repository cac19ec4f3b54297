import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSay } from '../../i18n/language.ts';
import type { ReportSnapshot } from '../../../shared/report-messages.ts';
import { Select } from '../../ui/field.tsx';
import type { Command } from './reports.tsx';

const SIZES = ['200', '1000', '5000'] as const;

/** Sell a season, kill or start the worker, break the receiver. */
export function Controls({
  snapshot,
  command,
}: {
  readonly snapshot: ReportSnapshot;
  readonly command: Command;
}): JSX.Element {
  const say = useSay();
  const [orders, setOrders] = useState<string>('1000');
  const { worker, faults, season } = snapshot;
  return (
    <div class="split">
      <section class="card">
        <h2>{say('reports.season')}</h2>
        <Select
          label={say('reports.orders')}
          value={orders}
          options={SIZES.map((size) => [size, Number(size).toLocaleString('en-GB')])}
          onInput={setOrders}
        />
        <div class="row">
          <button
            type="button"
            class="button primary"
            data-testid="sell"
            disabled={season.total > 0}
            onClick={() => void command('season', { orders: Number(orders), seed: 'web' })}
          >
            {say('reports.sell')}
          </button>
          <button
            type="button"
            class="button"
            data-testid="worker"
            onClick={() => void command('worker', { action: worker.alive ? 'kill' : 'start' })}
          >
            {say(worker.alive ? 'reports.kill' : 'reports.start')}
          </button>
          <button type="button" class="button" onClick={() => void command('reset')}>
            {say('reports.reset')}
          </button>
        </div>
        <p class="small soft">{say('reports.season.hint')}</p>
      </section>
      <section class="card">
        <h2>{say('reports.faults')}</h2>
        <ul class="stack">
          {faults.map(({ name, on, hits }) => (
            <li key={name}>
              <label class="switch">
                <input
                  type="checkbox"
                  checked={on}
                  onChange={({ currentTarget }) => void command('faults', { name, on: currentTarget.checked })}
                />
                <span>{say(`reports.fault.${name as 'outage'}`)}</span>
                {hits > 0 && <span class="badge">{say('journeys.hits', { count: hits })}</span>}
              </label>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
