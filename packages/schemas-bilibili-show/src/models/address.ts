import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';

/** A delivery address of the account (bilibili-show §5.3). */
export const address = z.looseObject({
  id: showId(),
  name: sensitive(z.string(), 'personal'),
  phone: sensitive(z.string(), 'personal'),
  prov: z.string(),
  city: z.string(),
  area: z.string(),
  addr: sensitive(z.string(), 'personal'),
});

/** An address as it is read. */
export type Address = z.output<typeof address>;

/** All addresses of the account. */
export const addressList = z.looseObject({ addr_list: z.array(address) });
