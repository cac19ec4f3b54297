import type { Signed } from '@boxwire/signing';
import type { ComponentChildren, JSX } from 'preact';
import { useSay } from '../../i18n/language.ts';
import { Code } from '../../ui/code.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { hexLines } from './hex-lines.ts';

/** How the signature comes about, step by step. */
export function SigningSteps({ signed, secret }: { readonly signed: Signed; readonly secret: string }): JSX.Element {
  const say = useSay();
  const { lines, byteCount, hiddenCount } = hexLines(signed.stringA, secret);
  return (
    <div class="stack" data-testid="steps">
      <Step title={say('playground.step.pairs')} what={say('playground.step.pairs.what')}>
        <Pairs pairs={signed.pairs} />
      </Step>
      <Step
        title={say('playground.step.string')}
        what={say('playground.step.string.what')}
        action={<CopyButton text={() => signed.stringA} />}
      >
        <Code label={say('playground.step.string')}>{signed.stringA}</Code>
      </Step>
      <Step title={say('playground.step.bytes')} what={say('playground.step.bytes.what', { count: byteCount })}>
        <Code label={say('playground.step.bytes')}>
          {lines.join('\n')}
          {hiddenCount > 0 && `\n${say('playground.more', { count: hiddenCount })}`}
        </Code>
      </Step>
      <Step
        title={say('playground.step.sign')}
        {...(secret !== '' && { action: <CopyButton text={() => signed.sign} /> })}
      >
        {secret === '' ? (
          <p class="soft">{say('playground.needSecret')}</p>
        ) : (
          <output class="signature mono">{signed.sign}</output>
        )}
      </Step>
    </div>
  );
}

interface StepProps {
  readonly title: string;
  readonly what?: string;
  readonly action?: JSX.Element;
  readonly children: ComponentChildren;
}

function Step({ title, what, action, children }: StepProps): JSX.Element {
  return (
    <section class="card">
      <div class="card-head">
        <h2>{title}</h2>
        {action}
      </div>
      {what !== undefined && <p class="soft small">{what}</p>}
      {children}
    </section>
  );
}

function Pairs({ pairs }: Pick<Signed, 'pairs'>): JSX.Element {
  const say = useSay();
  if (pairs.length === 0) return <div class="empty">{say('playground.noPairs')}</div>;
  return (
    <div class="table-wrap" tabIndex={0} role="region" aria-label={say('playground.step.pairs')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('playground.name')}</th>
            <th scope="col">{say('playground.value')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(([name, value], index) => (
            <tr key={index}>
              <td class="mono">{name}</td>
              <td class="mono">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
