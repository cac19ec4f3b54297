/** A washcar message taken apart. */
export interface WashcarMessage {
  /** The parameter the server names, as in `参数(goodsId)错误:…`. */
  readonly field?: string;
  /** What is left after the frame. */
  readonly text: string;
}

// the stored seed is width-normalised, so real messages may use either width (washcar §3 C38)
const FIELD = /^参数[(\uff08]([^)\uff09]*)[)\uff09]错误[:\uff1a]\s*(.*)$/su;
const FRAME = /^(?:接口异常|内部异常|未处理异常|参数错误)\s*详细[:\uff1a]\s*(.*)$/su;

/** Takes the frames of washcar §4.7 off a message. */
export function readMessage(message: string): WashcarMessage {
  const named = FIELD.exec(message);
  if (named !== null) return { field: named[1]?.trim() ?? '', text: named[2] ?? '' };
  return { text: FRAME.exec(message)?.[1] ?? message };
}
