import { createHash, timingSafeEqual } from 'node:crypto';
import { sign as signRequest } from '@boxwire/signing';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { tableLines } from '../output/table.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';
import { readRequest, type RequestOptions } from '../request/read-request.ts';
import { readSecret } from '../secret/read-secret.ts';

/** Options of `boxwire verify`. */
export interface VerifyOptions extends CommonOptions, RequestOptions {
  readonly secretEnv?: string;
  readonly secretFile?: string;
}

/** Says whether the sign in the query is right. Exit code 1 when it is not; the right one is not shown. */
export async function verify(options: VerifyOptions, context: CommandContext): Promise<number> {
  const { query, bodyText } = await readRequest(options, context.io);
  const given = query.find(([name]) => name === 'sign')?.[1];
  if (given === undefined) throw new CliError('USAGE', 'the query has no sign to verify');
  const secret = await readSecret({ env: options.secretEnv, file: options.secretFile }, context.io);
  const { stringA, sign } = signRequest({ query, bodyText, secret });
  const matches = sameText(sign, given);
  const { out, style } = context;
  if (options.json === true) {
    await out.line(JSON.stringify({ ok: matches, stringA, sign: given }));
  } else {
    const verdict = matches ? style.green('✓ the sign matches') : style.red('✗ the sign does not match');
    await out.line(verdict);
    for (const line of tableLines([[style.dim('signed'), `${stringA}${style.dim(' + secret')}`]]))
      await out.line(`  ${line}`);
    if (!matches) await out.line(`  ${style.dim('boxwire explain, with the same options, looks for the cause.')}`);
  }
  return matches ? EXIT.ok : EXIT.no;
}

function sameText(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
