import { createSigner, sign as signRequest, type QueryPairs } from '@boxwire/signing';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { signLines } from '../jsonl/sign-lines.ts';
import { tableLines } from '../output/table.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';
import { readRequest, type RequestOptions, type RequestToSign } from '../request/read-request.ts';
import { readSecret } from '../secret/read-secret.ts';

/** Options of `boxwire sign`. */
export interface SignOptions extends CommonOptions, RequestOptions {
  readonly appId?: string;
  readonly portable?: boolean;
  readonly jsonl?: boolean;
  readonly secretEnv?: string;
  readonly secretFile?: string;
}

/** Signs one request, or one case per line. Cases that cannot be signed are answers too, so their exit code is 0. */
export async function sign(options: SignOptions, context: CommandContext): Promise<number> {
  if (options.jsonl === true) return signJsonl(options, context);
  const request = await readRequest(options, context.io);
  const secret = await readSecret({ env: options.secretEnv, file: options.secretFile }, context.io);
  const query = [...request.query, ...freshParameters(options)];
  const { bodyText } = request;
  const signed = signRequest({ query, bodyText, secret, portable: options.portable === true });
  await print({ query, bodyText }, signed, { options, context });
  return EXIT.ok;
}

async function signJsonl(options: SignOptions, { io, out }: CommandContext): Promise<number> {
  if (options.query !== undefined || options.bodyFile !== undefined || options.appId !== undefined) {
    throw new CliError('USAGE', '--jsonl takes its requests from stdin, not from --query, --body-file or --app-id');
  }
  const source = { env: options.secretEnv, file: options.secretFile };
  const named = source.env !== undefined || source.file !== undefined;
  const secret = named ? await readSecret(source, io) : undefined;
  await signLines(io.stdin, out, { portable: options.portable === true, secret });
  return EXIT.ok;
}

// the signer's own parameters without its sign: the text below is signed as a whole
function freshParameters({ appId }: SignOptions): QueryPairs {
  if (appId === undefined) return [];
  const signer = createSigner({ appId, secret: 'unused' });
  return signer.sign({ query: [], bodyText: null }, { now: Date.now() }).query.filter(([name]) => name !== 'sign');
}

interface Signature {
  readonly pairs: QueryPairs;
  readonly stringA: string;
  readonly sign: string;
}

async function print(
  { query }: RequestToSign,
  { pairs, stringA, sign: signature }: Signature,
  { options, context: { out, style } }: { readonly options: SignOptions; readonly context: CommandContext },
): Promise<void> {
  const sent = query.filter(([name]) => name !== 'sign');
  const url = [...sent, ['sign', signature]].map((pair) => pair.map(encodeText).join('=')).join('&');
  if (options.json === true) return out.line(JSON.stringify({ pairs, stringA, sign: signature, query: url }));
  const rows = [
    [style.dim('signed'), `${stringA}${style.dim(' + secret')}`],
    [style.dim('sign'), style.bold(signature)],
    [style.dim('query'), url],
  ];
  for (const line of tableLines(rows)) await out.line(line);
}

// a lone surrogate has no UTF-8 form; it is signed as "?" and cannot be sent
function encodeText(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
