/** JSON text of a success whose members have an order of their own (bilibili-show §13.10). */
export class DataText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A success with a message, which may still be no success: see `defaultBBR` (bilibili-show §1.4). */
export class MessagedData {
  readonly msg: string;
  readonly data: unknown;

  constructor(msg: string, data: unknown) {
    this.msg = msg;
    this.data = data;
  }
}
