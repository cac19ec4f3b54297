import { jsonTextReply, type Reply, type ReplyOptions } from '../../core/http/reply.ts';

/** Members around `data`, by their names in bilibili-show §1.4; `E2-full` has every name a client reads. */
export const ENVELOPE_FORMS = ['E2-full', 'E1', 'E2', 'E3', 'E4', 'E5'] as const;

/** One of `ENVELOPE_FORMS`. */
export type EnvelopeForm = (typeof ENVELOPE_FORMS)[number];

/** What an envelope holds. `dataText` is JSON, so that a handler decides the order of its members itself. */
export interface Content {
  readonly errno: number;
  readonly msg: string;
  readonly dataText: string;
}

/** HTTP 200 with an envelope of this form. */
export function envelopeReply(
  form: EnvelopeForm,
  content: Content,
  options: Pick<ReplyOptions, 'facts' | 'headers'>,
): Reply {
  return jsonTextReply(envelopeText(form, content), options);
}

function envelopeText(form: EnvelopeForm, { errno, msg, dataText: data }: Content): string {
  const text = JSON.stringify(msg);
  switch (form) {
    case 'E1':
      return `{"errno":${errno},"errtag":0,"msg":${text},"data":${data}}`;
    case 'E2':
      return `{"code":${errno},"errno":${errno},"errtag":0,"msg":${text},"data":${data}}`;
    case 'E3':
      return `{"data":${data},"errtag":0,"errno":${errno},"msg":${text}}`;
    case 'E4':
      return `{"success":${errno === 0},"code":${errno},"message":${text},"data":${data}}`;
    case 'E5':
      return `{"code":${errno},"message":${text},"data":${data}}`;
    case 'E2-full':
      return `{"code":${errno},"errno":${errno},"errtag":0,"msg":${text},"message":${text},"data":${data}}`;
  }
}
