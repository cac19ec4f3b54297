import type { Exchange, Outcome } from '@boxwire/contract';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { callApi, problemText } from '../../data/api.ts';
import { useSay } from '../../i18n/language.ts';
import { Code } from '../../ui/code.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { EndpointPage, PlatformPage } from '../../../shared/contract-pages.ts';
import { prettyJson } from '../../../shared/pretty-json.ts';

interface TriedCall {
  readonly exchanges: readonly Exchange[];
  readonly outcome?: Outcome<unknown>;
  readonly transport?: { readonly code: string; readonly message: string };
}

type State = 'idle' | 'busy' | { readonly problem: string } | TriedCall;

/** Calls the endpoint of the sandbox with a wire input that the reader edits. */
export function TryIt({
  platform,
  endpoint,
}: {
  readonly platform: PlatformPage;
  readonly endpoint: EndpointPage;
}): JSX.Element {
  const say = useSay();
  const [text, setText] = useState(() => JSON.stringify(endpoint.draft, null, 2));
  const [state, setState] = useState<State>('idle');
  const send = async (): Promise<void> => {
    setState('busy');
    try {
      const input: unknown = JSON.parse(text);
      const body = { platform: platform.id, endpoint: endpoint.id, input };
      setState(await callApi<TriedCall>('POST', '/api/call', body));
    } catch (error) {
      setState({ problem: problemText(error) });
    }
  };
  return (
    <section class="card" data-testid="try-it">
      <h2>{say('explorer.try')}</h2>
      <TextArea
        label={say('explorer.try.input')}
        hint={say('explorer.try.hint')}
        rows={8}
        value={text}
        onInput={setText}
      />
      <div class="row">
        <button type="button" class="button primary" disabled={state === 'busy'} onClick={() => void send()}>
          {say('explorer.try.send')}
        </button>
      </div>
      {typeof state === 'object' &&
        ('problem' in state ? <Notice kind="bad">{state.problem}</Notice> : <Tried call={state} />)}
    </section>
  );
}

function Tried({ call: { exchanges, outcome, transport } }: { readonly call: TriedCall }): JSX.Element {
  const say = useSay();
  const last = exchanges.at(-1);
  const code = transport?.code ?? (outcome?.ok === false ? outcome.code : 'ok');
  return (
    <div class="stack" data-testid="tried" data-code={code}>
      <p class="row" role="status">
        <span class={`badge ${code === 'ok' ? 'good' : 'bad'}`}>{code}</span>
        {outcome?.ok === false && <span>{outcome.message}</span>}
        {transport !== undefined && <span>{transport.message}</span>}
      </p>
      {last !== undefined && (
        <Code label={say('explorer.try.sent')}>
          {[`${last.request.method} ${last.request.url}`, last.request.bodyText ?? ''].join('\n').trim()}
        </Code>
      )}
      {last?.response !== undefined && (
        <Code
          label={say('explorer.try.received')}
        >{`${last.response.status}\n${prettyJson(last.response.bodyText)}`}</Code>
      )}
    </div>
  );
}
