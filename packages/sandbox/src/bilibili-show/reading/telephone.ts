/** 6 to 14 digits (bilibili-show §14). */
export function isTelephone(text: string): boolean {
  return /^\d{6,14}$/.test(text);
}
