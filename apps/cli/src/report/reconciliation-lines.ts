import type { Reconciliation } from '@boxwire/report-client';
import type { Style } from '../output/style.ts';
import { tableLines } from '../output/table.ts';

const COLUMNS = ['accepted', 'acknowledged', 'received', 'missing', 'extra', 're-sent', 'outstanding', 'discarded'];

/** The table by kind, and what differs. */
export function reconciliationLines({ kinds, sessions }: Reconciliation, style: Style): string[] {
  const count = (number: number | undefined): string => number?.toLocaleString('en') ?? '–';
  const rows = Object.entries(kinds).map(([kind, counts]) => {
    const { accepted, acknowledged, outstanding, discarded, received } = counts;
    const seen = received === undefined ? undefined : acknowledged - received.missing + received.extra;
    const numbers = [accepted, acknowledged, seen, received?.missing, received?.extra, received?.duplicates];
    return [kind, ...[...numbers, outstanding, discarded].map(count)];
  });
  const right = COLUMNS.map((_, index) => index + 1);
  const [header = '', ...lines] = tableLines([['', ...COLUMNS], ...rows], { right });
  const differing = sessions.filter(({ differences }) => differences.length > 0);
  return [
    style.dim(header),
    ...lines,
    ...Object.values(kinds).flatMap(({ received }) => idLines(received)),
    ...differing.slice(0, 20).map(({ sessionId, differences }) => {
      const parts = differences.map(
        ({ kind, acknowledged, received }) => `${kind} ${count(acknowledged)} ≠ ${count(received)}`,
      );
      return style.red(`session ${sessionId}: ${parts.join(', ')}`);
    }),
  ];
}

function idLines(
  received: { readonly missingIds: readonly string[]; readonly extraIds: readonly string[] } | undefined,
): string[] {
  const line = (name: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : [`${name}: ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', …' : ''}`];
  return [...line('missing', received?.missingIds ?? []), ...line('extra', received?.extraIds ?? [])];
}
