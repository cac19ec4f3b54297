const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Replaces each unpaired surrogate by `?`, as Java's UTF-8 encoder does (Node would write EF BF BD). */
export function replaceLoneSurrogates(text: string): string {
  return text.isWellFormed() ? text : text.replace(LONE_SURROGATE, '?');
}
