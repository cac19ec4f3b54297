import { jsonReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { worldError } from '../answers/envelopes.ts';
import { jwtText } from '../members/jwt.ts';
import type { Member } from '../members/member.ts';
import { readMembers, textOf } from '../reading/read.ts';
import type { World } from '../world.ts';

const DOMAIN = 'nol.com';

/** Firebase sign-in (interpark §1.1). */
export function signIn(world: World, request: SandboxRequest): Reply {
  if (!request.path.endsWith(':signInWithPassword')) return googleError('NOT_FOUND', 404);
  if ((request.queryValue('key') ?? '') === '') return googleError('API key not valid. Please pass a valid API key.');
  const body = readMembers(request);
  const member = world.members.find(textOf(body, 'email'));
  if (textOf(body, 'email') === undefined) return googleError('INVALID_EMAIL');
  if (textOf(body, 'password') === undefined) return googleError('MISSING_PASSWORD');
  if (member === undefined || textOf(body, 'password') !== member.password)
    return googleError('INVALID_LOGIN_CREDENTIALS');
  const { tokens } = world.streams;
  const seconds = Math.floor(request.now / 1000);
  const claims = { sub: member.uid, iat: seconds, exp: seconds + 3600 };
  const idToken = world.tokens.ids.add(request.mint('/idToken', jwtText(tokens, 'RS256', claims)), member);
  return jsonReply({
    kind: 'identitytoolkit#VerifyPasswordResponse',
    localId: member.uid,
    email: member.email,
    displayName: member.name,
    idToken,
    registered: true,
    refreshToken: request.mint('/refreshToken', `sbx-firebase-${tokens.hex(48)}`),
    expiresIn: '3600',
  });
}

function googleError(message: string, status: 400 | 404 = 400): Reply {
  const error = { code: status, message, errors: [{ message, domain: 'global', reason: 'invalid' }] };
  return jsonReply({ error }, { status, facts: { rule: message } });
}

/** NOL login: 201 and the cookies (interpark §1.2). */
export function login(world: World, request: SandboxRequest): Reply {
  const body = readMembers(request);
  const member = world.tokens.ids.find(textOf(body, 'fbToken'));
  if (member === undefined) return tokenInvalid();
  if (!passTurnstile(world, textOf(body, 'turnstileToken'))) return worldError(400, TURNSTILE_FAILED);
  const access = request.mint('set-cookie access_token', newAccessToken(world, member));
  const refresh = world.tokens.refresh.add(
    request.mint('set-cookie refresh_token', `sbx-refresh-${world.streams.tokens.hex(40)}`),
    member,
  );
  const cookies = [
    request.cookie({ name: 'access_token', value: access, domain: DOMAIN, httpOnly: true }),
    request.cookie({ name: 'refresh_token', value: refresh, domain: DOMAIN, httpOnly: true }),
    request.cookie({ name: 'kint5-web-device-id', value: deviceId(world), domain: DOMAIN }),
    request.cookie({ name: 'tk-language', value: 'zh', domain: DOMAIN }),
  ];
  return jsonReply({}, { status: 201, headers: { 'Set-Cookie': cookies } });
}

/** A new access token for a refresh token (interpark §1.2: one weak source, U6). */
export function refreshToken(world: World, request: SandboxRequest): Reply {
  const member = world.tokens.refresh.find(textOf(readMembers(request), 'refreshToken'));
  if (member === undefined) return tokenInvalid();
  return jsonReply({ accessToken: request.mint('/accessToken', newAccessToken(world, member)) });
}

/** 401 of NOL World (interpark §1.5). */
export function tokenInvalid(): Reply {
  return jsonReply({ message: 'token invalid' }, { status: 401, facts: { rule: 'not signed in' } });
}

/** Code of a Turnstile token that is missing, made up, or used before: a rule of this sandbox. */
export const TURNSTILE_FAILED = 'TURNSTILE_FAILED';

/** Whether a Turnstile answer counts. It counts once (interpark §4 U20). */
export function passTurnstile({ settings, tokens }: World, token: string | undefined): boolean {
  if (settings.turnstile === 'any') return token !== undefined;
  return tokens.turnstile.take(token) !== undefined;
}

function newAccessToken({ context, settings, streams, tokens }: World, member: Member): string {
  const seconds = Math.floor(context.clock.now() / 1000);
  const claims = { sub: member.uid, iat: seconds, exp: seconds + Math.floor(settings.accessTokenLifeMs / 1000) };
  return tokens.access.add(jwtText(streams.tokens, 'HS256', claims), member);
}

function deviceId({ streams: { tokens } }: World): string {
  return [8, 4, 4, 4, 12].map((length) => tokens.hex(length)).join('-');
}
