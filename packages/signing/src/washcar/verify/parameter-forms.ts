/** Form of an appId (washcar §3 C14). */
export const APP_ID_FORM: RegExp = /^[A-Za-z0-9_-]{4,32}$/;

/** Form of a nonce (washcar §3 C15). */
export const NONCE_FORM: RegExp = /^[A-Za-z0-9_-]{1,64}$/;

/** Form of a timestamp: epoch milliseconds (washcar §4.1 V2). */
export const TIMESTAMP_FORM: RegExp = /^\d{13}$/;
