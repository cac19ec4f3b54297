import { isSigningError, parseQuery, sign } from '@boxwire/signing';
import type { ExplainInput, Signed } from '@boxwire/signing';
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useSay } from '../../i18n/language.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Select, TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EXAMPLES } from './examples.ts';
import { ExplanationCard } from './explanation-card.tsx';
import { SecretField } from './secret-field.tsx';
import { fragmentOf, requestOf } from './shared-request.ts';
import type { SharedRequest } from './shared-request.ts';
import { SigningSteps } from './signing-steps.tsx';
import { readTheirs } from './theirs.ts';
import { useExplanation } from './use-explanation.ts';

interface Request extends SharedRequest {
  readonly secret: string;
}

type SignResult = { readonly signed: Signed } | { readonly code: string; readonly message: string };

/** Signs as the reader types, and explains why another signature differs. */
export function SignTab(): JSX.Element {
  const [request, setRequest] = useState<Request>(firstRequest);
  const change = (part: Partial<Request>): void => setRequest((before) => ({ ...before, ...part }));
  const result = useMemo(() => signed(request), [request]);
  const explanation = useExplanation('signed' in result ? explainInput(request) : undefined);
  return (
    <div class="split">
      <RequestCard request={request} onChange={change} />
      <div class="stack">
        <ExplanationCard state={explanation} />
        {'signed' in result ? (
          <SigningSteps signed={result.signed} secret={request.secret} />
        ) : (
          <Notice kind="bad">
            <strong class="mono">{result.code}</strong>
            <p>{result.message}</p>
          </Notice>
        )}
      </div>
    </div>
  );
}

function RequestCard({
  request,
  onChange,
}: {
  readonly request: Request;
  readonly onChange: (part: Partial<Request>) => void;
}): JSX.Element {
  const say = useSay();
  const link = (): string => `${location.origin}${location.pathname}${fragmentOf(request)}`;
  return (
    <section class="card request-card">
      <h2>{say('playground.request')}</h2>
      <Select
        label={say('playground.example')}
        value={EXAMPLES.find(({ query, body, theirs }) => isSame(request, { query, body, theirs }))?.id ?? ''}
        options={[['', '—'], ...EXAMPLES.map(({ id, title }) => [id, say(title)] as const)]}
        onInput={(id) => {
          const example = EXAMPLES.find((each) => each.id === id);
          if (example !== undefined) onChange(example);
        }}
      />
      <TextArea
        label={say('playground.query')}
        hint={say('playground.query.hint')}
        rows={3}
        value={request.query}
        onInput={(query) => onChange({ query })}
      />
      <TextArea
        label={say('playground.body')}
        hint={say('playground.body.hint')}
        rows={6}
        value={request.body}
        onInput={(body) => onChange({ body })}
      />
      <SecretField
        label={say('playground.secret')}
        hint={say('playground.secret.hint')}
        value={request.secret}
        onInput={(secret) => onChange({ secret })}
      />
      <TextArea
        label={say('playground.expected')}
        hint={say('playground.expected.hint')}
        rows={3}
        value={request.theirs}
        onInput={(theirs) => onChange({ theirs })}
      />
      <div class="row">
        <CopyButton label={say('playground.share')} text={link} />
      </div>
    </section>
  );
}

function isSame(left: SharedRequest, right: SharedRequest): boolean {
  return left.query === right.query && left.body === right.body && left.theirs === right.theirs;
}

function firstRequest(): Request {
  const shared = requestOf(location.hash);
  if (shared !== undefined) return { ...shared, secret: '' };
  const { query = '', body = '', theirs = '', secret = '' } = EXAMPLES[0] ?? {};
  return { query, body, theirs, secret };
}

/** The body as `sign` takes it: an empty field is no body. */
function bodyTextOf({ body }: SharedRequest): string | null {
  return body === '' ? null : body;
}

function signed(request: Request): SignResult {
  try {
    // an empty secret is refused, and the first steps do not need one
    const secret = request.secret === '' ? ' ' : request.secret;
    return { signed: sign({ query: parseQuery(bareQuery(request.query)), bodyText: bodyTextOf(request), secret }) };
  } catch (error) {
    if (isSigningError(error)) return { code: error.code, message: error.message };
    throw error;
  }
}

function explainInput(request: Request): ExplainInput | undefined {
  const theirs = readTheirs(request.theirs);
  if (theirs === undefined || request.secret === '') return undefined;
  const rawQuery = bareQuery(request.query);
  return {
    query: parseQuery(rawQuery),
    rawQuery,
    bodyText: bodyTextOf(request),
    secret: request.secret,
    ...theirs,
  };
}

function bareQuery(text: string): string {
  const line = text.trim();
  return line.startsWith('?') ? line.slice(1) : line;
}
