import { refuse } from '../../answers/refusal.ts';
import type { Prepared } from '../../orders/prepared-book.ts';
import { integerOf, textOf, type Parameters } from '../../reading/parameters.ts';
import type { UserCall } from '../../world.ts';

/** The preparation behind the token, which must agree with the body (bilibili-show §14). */
export function checkToken({ world, request, user, parameters }: UserCall): Prepared {
  const prepared = world.prepared.find(textOf(parameters.body('token')));
  if (prepared?.user !== user || prepared.used) throw refuse(100050);
  if (request.now >= prepared.expiresAt) throw refuse(100051);
  if (prepared.ptoken !== null && !echoesPtoken(parameters, prepared.ptoken)) throw refuse(100050);
  if (parameters.contradicts('project_id') || contradicts(parameters, prepared)) throw refuse(1);
  return prepared;
}

// clients take every = out of it, or none (bilibili-show §6.2)
function echoesPtoken(parameters: Parameters, ptoken: string): boolean {
  const bare = (value: unknown): string | undefined => textOf(value)?.replaceAll('=', '');
  return [parameters.query('ptoken'), parameters.body('ptoken')].some((sent) => bare(sent) === bare(ptoken));
}

// 0 or 1, and never a boolean (bilibili-show §8.1)
function isAgain(parameters: Parameters): boolean {
  const again = parameters.body('again');
  return again === undefined || again === '' || integerOf(again) === 0 || integerOf(again) === 1;
}

// members that are needed must be there; the others only must not differ
function contradicts(parameters: Parameters, prepared: Prepared): boolean {
  const { project, screen, sku, count, seats, orderType } = prepared;
  const given = (name: string): number | undefined => parameters.integer(name);
  const skuId = given('sku_id');
  const wrongSku = screen.seats === null ? skuId !== sku?.id : false;
  const wrongCount = seats === null && screen.seats === null && given('count') !== count;
  return (
    given('project_id') !== project.id ||
    given('screen_id') !== screen.id ||
    wrongSku ||
    wrongCount ||
    (given('order_type') ?? orderType) !== orderType ||
    !isAgain(parameters)
  );
}
