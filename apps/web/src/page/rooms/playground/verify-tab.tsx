import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useSay } from '../../i18n/language.ts';
import type { Say } from '../../i18n/language.ts';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SecretField } from './secret-field.tsx';
import { runChecks } from './verify-checks.ts';
import type { CheckResult, PastedRequest, VerifyReport } from './verify-checks.ts';

interface Pasted extends Omit<PastedRequest, 'now'> {
  readonly now: string;
}

const EXAMPLE: Pasted = {
  url: 'https://channel.example/api/order/create?appId=10000&timestamp=1709545184000&nonce=Hs94gj28ka12&sign=3c0ae8a28afb99a8627f2117c18bb3f3',
  body: '{"goodsId":"G001","price":108.90}',
  secret: 'ExampleSecret001',
  backup: '',
  now: '1709545200000',
};

/** Verifies a pasted request, check by check, as the server does. */
export function VerifyTab(): JSX.Element {
  const say = useSay();
  const [pasted, setPasted] = useState(EXAMPLE);
  const change = (part: Partial<Pasted>): void => setPasted((before) => ({ ...before, ...part }));
  const report = useMemo(() => reportOf(pasted), [pasted]);
  return (
    <div class="split">
      <section class="card">
        <h2>{say('playground.request')}</h2>
        <TextArea
          label={say('verify.url')}
          hint={say('verify.url.hint')}
          rows={5}
          value={pasted.url}
          onInput={(url) => change({ url })}
        />
        <TextArea
          label={say('playground.body')}
          hint={say('playground.body.hint')}
          value={pasted.body}
          onInput={(body) => change({ body })}
        />
        <SecretField
          label={say('playground.secret')}
          hint={say('playground.secret.hint')}
          value={pasted.secret}
          onInput={(secret) => change({ secret })}
        />
        <SecretField label={say('verify.backup')} value={pasted.backup} onInput={(backup) => change({ backup })} />
        <TextField
          label={say('verify.now')}
          hint={say('verify.now.hint')}
          value={pasted.now}
          onInput={(now) => change({ now })}
        />
      </section>
      <section class="card">
        <h2>{say('verify.checks')}</h2>
        {report === undefined ? <div class="empty">{say('verify.waiting')}</div> : <Report report={report} />}
      </section>
    </div>
  );
}

function reportOf({ now, ...request }: Pasted): VerifyReport | undefined {
  if (request.url.trim() === '' || request.secret === '') return undefined;
  const given = now.trim() === '' ? Date.now() : Number(now);
  return runChecks({ ...request, now: given });
}

function Report({ report: { results, error } }: { readonly report: VerifyReport }): JSX.Element {
  const say = useSay();
  const failed = results.find(({ state }) => state === 'fail');
  if (error !== undefined)
    return (
      <Notice kind="bad">
        <strong class="mono">{error.code}</strong>
        <p>{error.message}</p>
      </Notice>
    );
  return (
    <>
      {failed === undefined ? (
        <Notice kind="good">{say('verify.passed')}</Notice>
      ) : (
        <Notice kind="bad">{say('verify.refused', { step: say(`verify.${failed.id}`) })}</Notice>
      )}
      <ol data-testid="checks">
        {results.map((result) => (
          <Check key={result.id} result={result} />
        ))}
      </ol>
    </>
  );
}

const BADGES = { pass: 'good', fail: 'bad', skip: '', unknown: 'warn' } as const;

function Check({ result: { id, state, refusal } }: { readonly result: CheckResult }): JSX.Element {
  const say = useSay();
  return (
    <li class="check" data-check={id} data-state={state}>
      <strong>{say(`verify.${id}`)}</strong>
      <span class={`badge ${BADGES[state]}`}>{say(`verify.${state}`)}</span>
      <p class="small soft">{say(`verify.${id}.what`)}</p>
      {refusal !== undefined && <p class="small">{reasonText(refusal, say)}</p>}
    </li>
  );
}

function reasonText({ reason, field }: NonNullable<CheckResult['refusal']>, say: Say): string {
  const text = say(`reason.${reason}`);
  return field === undefined ? text : say('verify.reason', { reason: text, field });
}
