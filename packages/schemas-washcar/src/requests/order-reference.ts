import { z } from 'zod';
import { leftOutWhenEmpty, portableText } from './portable-text.ts';
import { channelOrderNo } from './request-fields.ts';

/** Members that name an order: the platform's number or the channel's own. */
export const orderReference = {
  orderNo: leftOutWhenEmpty(portableText()),
  channelOrderNo: leftOutWhenEmpty(channelOrderNo),
};

/** Closes a request that names one order: exactly one of `orderNo` and `channelOrderNo` (washcar §5.2). */
export function namesOneOrder<Shape extends z.core.$ZodLooseShape & typeof orderReference>(
  shape: Shape,
): z.ZodObject<Shape> {
  return z.object(shape).refine((given) => hasText(given, 'orderNo') !== hasText(given, 'channelOrderNo'), {
    error: 'expected exactly one of orderNo and channelOrderNo',
  });
}

function hasText(given: object, name: string): boolean {
  const value = (given as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '';
}
