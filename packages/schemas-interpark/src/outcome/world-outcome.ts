import { bare, firstOf, type OutcomeReader } from '@boxwire/contract';
import { isRecord, textMember } from './is-record.ts';

/** Failure codes of NOL World and the gates. */
export type WorldFailureCode = 'NotSignedIn' | 'TicketMemberMissing' | 'WorldRefused';

/** Envelope E8 (interpark §0.2): 401, or 400 with an `errorCode`. */
const worldError: OutcomeReader<WorldFailureCode> = {
  codes: ['NotSignedIn', 'TicketMemberMissing', 'WorldRefused'],
  read({ status, body, endpoint }) {
    if (status === 401) {
      return {
        failure: { kind: 'notLoggedIn', code: 'NotSignedIn', message: 'the NOL session is missing or has lapsed' },
      };
    }
    const wireCode = textMember(body, 'errorCode');
    if (wireCode === 'ENTER_EMAIL_NOT_FOUND' || (status === 404 && endpoint.id === 'world.enterStatus')) {
      return {
        failure: {
          kind: 'notFound',
          code: 'TicketMemberMissing',
          message: 'no ticket member is linked to this account',
          ...(wireCode !== undefined && { wireCode }),
        },
      };
    }
    if (status < 400 || wireCode === undefined) return undefined;
    return { failure: { kind: 'refused', code: 'WorldRefused', message: textMember(body, 'message') ?? '', wireCode } };
  },
};

/** Reads an answer of NOL World: E8, else the body; with `dataIn`, the payload inside that member. */
export function worldOutcome(options: { readonly dataIn?: string } = {}) {
  return options.dataIn === undefined ? firstOf(worldError, bare()) : firstOf(worldError, inside(options.dataIn));
}

function inside(member: string): OutcomeReader<never> {
  return {
    codes: [],
    payloadIn: member,
    read: ({ status, body }) =>
      status >= 200 && status < 300 && isRecord(body) && Object.hasOwn(body, member)
        ? { payload: body[member] }
        : undefined,
  };
}

/** Reads the NOL login: only 201 is a success, and its body is not recorded (interpark §1.2). */
export function loginOutcome() {
  return firstOf(worldError, created);
}

const created: OutcomeReader<never> = {
  codes: [],
  read: ({ status }) => (status === 201 ? { payload: undefined } : undefined),
};

/** Reads an answer of Firebase: `{error:{code,message}}` is a refused sign-in (interpark §1.1). */
export function firebaseOutcome() {
  return firstOf(firebaseError, bare());
}

const firebaseError: OutcomeReader<'SignInRefused'> = {
  codes: ['SignInRefused'],
  read({ status, body }) {
    const error = isRecord(body) ? body.error : undefined;
    if (status < 400 || status >= 500 || !isRecord(error)) return undefined;
    // Google appends prose after " : "
    const wireCode = textMember(error, 'message')?.split(' ')[0];
    return {
      failure: {
        kind: 'refused',
        code: 'SignInRefused',
        message: 'Firebase refused e-mail and password',
        ...(wireCode !== undefined && { wireCode }),
      },
    };
  },
};
