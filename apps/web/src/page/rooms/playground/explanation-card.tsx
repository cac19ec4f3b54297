import type { ExpectedStringReport, ExplainedCause, Explanation, TextDifference } from '@boxwire/signing';
import type { JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import { Notice } from '../../ui/notice.tsx';
import type { ExplanationState } from './use-explanation.ts';

/** The comparison with the other side: the named cause, the first difference, the fix. */
export function ExplanationCard({ state }: { readonly state: ExplanationState }): JSX.Element | null {
  const say = useSay();
  if (state === 'none') return null;
  return (
    <section class="card fade-in" data-testid="explanation" aria-busy={state === 'busy'}>
      <h2>{say('playground.explain')}</h2>
      {state === 'busy' ? (
        <p role="status">{say('playground.explain.busy')}</p>
      ) : state.ok ? (
        <Found explanation={state.explanation} />
      ) : (
        <Notice kind="bad">
          <strong class="mono">{state.code}</strong>
          <p>{state.message}</p>
        </Notice>
      )}
    </section>
  );
}

function Found({ explanation }: { readonly explanation: Explanation }): JSX.Element {
  const say = useSay();
  const { matches, causes, tried, expectedString, couldNotCheck } = explanation;
  const [first, ...others] = causes;
  return (
    <>
      {matches && <Notice kind="good">{say('playground.explain.match')}</Notice>}
      {first !== undefined && <Cause cause={first} />}
      {others.length > 0 && <Others causes={others} />}
      {!matches && causes.length === 0 && <Notice kind="warn">{say('playground.explain.none', { tried })}</Notice>}
      {expectedString !== null && !matches && <StringReport report={expectedString} />}
      {causes.length > 0 && <p class="soft small">{say('playground.explain.tried', { tried })}</p>}
      {couldNotCheck.length > 0 && !matches && (
        <details>
          <summary class="small">{say('playground.explain.unchecked', { count: couldNotCheck.length })}</summary>
          <ul class="stack small soft unchecked">
            {couldNotCheck.map(({ id, needs, why }) => (
              <li key={id}>
                <code>{id}</code>: {why} ({say('playground.explain.needs', { needs })})
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Cause({ cause }: { readonly cause: ExplainedCause }): JSX.Element {
  const say = useSay();
  return (
    <div class="stack">
      <Notice kind="bad">
        <p>
          <strong data-testid="cause" data-cause={cause.id}>
            {cause.title}
          </strong>{' '}
          <code class="soft">{cause.id}</code>
          {cause.with !== undefined && (
            <>
              {' '}
              {say('playground.explain.and')} <code>{cause.with}</code>
            </>
          )}
        </p>
        {cause.detail !== undefined && <p class="small">{cause.detail}</p>}
        <p>
          <strong>{say('playground.explain.fix')}:</strong> {cause.fix}
        </p>
      </Notice>
      {cause.firstDifference !== null && <Difference difference={cause.firstDifference} />}
    </div>
  );
}

function Others({ causes }: { readonly causes: readonly ExplainedCause[] }): JSX.Element {
  const say = useSay();
  return (
    <details>
      <summary class="small">{say('playground.explain.others', { count: causes.length })}</summary>
      <ul class="stack small unchecked">
        {causes.map(({ id, with: also, title, fix }) => (
          <li key={id + (also ?? '')}>
            <strong>{title}</strong> <code class="soft">{[id, also].filter(Boolean).join(' + ')}</code>
            <p class="soft">{fix}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function StringReport({ report }: { readonly report: ExpectedStringReport }): JSX.Element {
  const say = useSay();
  const lists = [
    ['playground.explain.onlyOurs', report.onlyOurs],
    ['playground.explain.onlyTheirs', report.onlyTheirs],
    ['playground.explain.changed', report.changed],
  ] as const;
  return (
    <div class="stack">
      {report.firstDifference !== null && <Difference difference={report.firstDifference} />}
      <ul class="small">
        {lists
          .filter(([, names]) => names.length > 0)
          .map(([id, names]) => (
            <li key={id}>{say(id, { names: names.join(', ') })}</li>
          ))}
      </ul>
    </div>
  );
}

function Difference({ difference }: { readonly difference: TextDifference }): JSX.Element {
  const say = useSay();
  const { byteOffset, ours, theirs } = difference;
  const at = commonLength(ours.text, theirs.text);
  const title = say('playground.explain.first', { offset: byteOffset });
  const side = (id: 'ours' | 'theirs', { text, hex }: TextDifference['ours']): JSX.Element => (
    <tr>
      <th scope="row">{say(`playground.explain.${id}`)}</th>
      <td class="mono">
        <Marked text={text} at={at} length={1} end={say('playground.explain.end')} />
      </td>
      <td class="mono">
        <Marked text={hex} at={byteAt(hex)} length={2} end={say('playground.explain.end')} />
      </td>
    </tr>
  );
  return (
    <div class="stack" data-testid="difference">
      <h3>{title}</h3>
      <div class="table-wrap" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{say('playground.explain.text')}</th>
              <th scope="col">{say('playground.explain.hex')}</th>
            </tr>
          </thead>
          <tbody>
            {side('ours', ours)}
            {side('theirs', theirs)}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Where the byte after the `|` begins. */
function byteAt(hex: string): number {
  const bar = hex.indexOf('|');
  return hex.startsWith(' ', bar + 1) ? bar + 2 : bar + 1;
}

/** Both sides show the same characters before the difference. */
function commonLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}

interface MarkedProps {
  readonly text: string;
  readonly at: number;
  readonly length: number;
  /** What to mark where the text ends. */
  readonly end: string;
}

function Marked({ text, at, length, end }: MarkedProps): JSX.Element {
  const marked = text.slice(at, at + length);
  return (
    <>
      {text.slice(0, at)}
      <mark>{marked === '' ? <em>{end}</em> : marked}</mark>
      {text.slice(at + length)}
    </>
  );
}
