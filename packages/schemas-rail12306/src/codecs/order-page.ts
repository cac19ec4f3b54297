import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { ORDER_PAGE_VARIABLES, orderPage } from '../models/init-dc.ts';
import { writeJsLiteral, type JsLiteral } from './js-literal.ts';
import { pageVariable } from './page-variable.ts';

/** Variables the site assigns without blanks around `=`; public readers of the page rely on it (rail12306 §5.19). */
const TIGHT: readonly string[] = ['ticketInfoForPassengerForm', 'orderRequestDTO'];

/**
 * The initDc page ↔ its variables (rail12306 §5.19). Reads them with a tokenizer for JavaScript literals: nothing is
 * evaluated and no quote is replaced. Writes a page with the layout public readers rely on.
 */
export function orderPageCodec(): z.ZodCodec<z.ZodString, typeof orderPage> {
  return z.codec(sensitive(z.string(), 'secret'), orderPage, {
    decode: (html) => {
      const found = ORDER_PAGE_VARIABLES.map((name) => [name, pageVariable(html, name)] as const);
      return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as z.input<typeof orderPage>;
    },
    encode: (page) => writeOrderPage(page),
  });
}

/** Writes the script lines of an order page, one variable per line. */
export function writeOrderPageScript(page: Readonly<Record<string, unknown>>): string {
  return ORDER_PAGE_VARIABLES.filter((name) => page[name] !== undefined)
    .map((name) => `var ${name}${TIGHT.includes(name) ? '=' : ' = '}${writeJsLiteral(page[name] as JsLiteral)};`)
    .join('\n');
}

function writeOrderPage(page: Readonly<Record<string, unknown>>): string {
  const script = `<script type="text/javascript">\n/*<![CDATA[*/\n${writeOrderPageScript(page)}\n/*]]>*/\n</script>`;
  return `<!DOCTYPE html>\n<html>\n<head>\n<title>订单</title>\n${script}\n</head>\n<body></body>\n</html>\n`;
}
