import type { Handler } from '../../core/platform.ts';
import { htmlReply, rawReply } from '../../core/http/reply.ts';
import { isUnpaid } from '../orders/order.ts';
import type { World } from '../world.ts';

/** Where `code_url` leads: the account holder looks at the order, and pays with the button (bilibili-show §14). */
export function createPayPage({ orders }: Pick<World, 'orders'>): Handler {
  return (request) => {
    const order = orders.list().find(({ orderId }) => String(orderId) === request.params.orderId);
    if (order === undefined) return htmlReply(page('订单不存在', ''), { status: 404 });
    if (request.method === 'POST' && isUnpaid(order)) orders.pay(order, 'holder:payPage');
    if (!isUnpaid(order)) return htmlReply(page(order.status === 'paid' ? '已支付' : '已取消', ''));
    const amount = (order.payMoneyFen / 100).toFixed(2);
    return htmlReply(page('待支付', `<p>${amount} 元</p><form method="post"><button>支付</button></form>`));
  };
}

/** `returnUrl`. */
export const returnPage: Handler = () => htmlReply(page('沙盒会员购', ''));

/** Every image of the sandbox is this one. */
export const image: Handler = () =>
  rawReply(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 3"><rect width="8" height="3"/></svg>',
    'image/svg+xml',
  );

// titles and bodies are this file's own: nothing to escape
function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>${body}</body>
</html>
`;
}
