import type { ShownChallenge } from '../../../shared/run-messages.ts';

/** What a question offers to choose from. */
export interface Choices {
  /** Whether the answer is a list. */
  readonly multiple: boolean;
  readonly items: readonly { readonly value: string; readonly label: string }[];
}

/**
 * The choices of a question: the list among its facts that its kind names (`seats` → `seats`, `date` → `dates`). Texts stand for
 * themselves, objects for their `code` or `id`. `undefined` when it offers none.
 */
export function choicesOf({ kind, show }: Pick<ShownChallenge, 'kind' | 'show'>): Choices | undefined {
  const multiple = kind.endsWith('s') && !kind.endsWith('ss');
  const list = show[kind] ?? show[`${kind}s`] ?? show[`${kind}es`];
  if (!Array.isArray(list)) return undefined;
  const items = (list as unknown[]).flatMap((item) => choiceOf(item) ?? []);
  return items.length === 0 ? undefined : { multiple, items };
}

function choiceOf(item: unknown): Choices['items'][number] | undefined {
  if (typeof item === 'string') return { value: item, label: item };
  if (typeof item !== 'object' || item === null) return undefined;
  const { code, id, name } = item as Readonly<Record<string, unknown>>;
  const value = code ?? id;
  if (typeof value !== 'string') return undefined;
  return { value, label: typeof name === 'string' ? name : value };
}
