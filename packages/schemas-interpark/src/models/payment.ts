import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { flag } from './flag.ts';

const personal = () => sensitive(z.string(), 'personal');
const paymentBanks = z.array(z.looseObject({ bankName: z.string(), kindOfSettle: z.string() }));

/** What the payment page starts with (interpark §6.3). Parts nobody recorded stay as they came. */
export const paymentInit = z.looseObject({
  memberInfo: z
    .looseObject({
      id: personal().nullish(),
      name: personal().nullish(),
      birthdate: personal().nullish(),
      phone: personal().nullish(),
      email: personal().nullish(),
      isNoPaidBadUser: flag().nullish(),
    })
    .optional(),
  deliveryMethods: z
    .array(
      z.looseObject({
        label: z.string(),
        deliveryMessage: z.string().nullish(),
        show: z.boolean().nullish(),
        active: z.boolean().nullish(),
        select: z.boolean().nullish(),
        deliveryDate: z.string().nullish(),
      }),
    )
    .optional(),
  deliveryPackages: z
    .array(
      z.looseObject({
        amount: z.union([z.int(), z.string()]).nullish(),
        code: z.string().nullish(),
        codeName: z.string().nullish(),
        description: z.string().nullish(),
        flag: z.unknown().optional(),
      }),
    )
    .nullish(),
  agreements: z.unknown().optional(),
  commission: z.unknown().optional(),
  holidayLimit: z.unknown().optional(),
  paymentBanks: paymentBanks.nullish(),
});

/** The rest of what the payment page loads (interpark §6.3), its parts not recorded. */
export const paymentAdditional = z.looseObject({ paymentBanks: paymentBanks.nullish() });

/** One payment method. */
export const paymentMethod = z.looseObject({
  channelCode: z.string().nullish(),
  kindOfSettle: z.string(),
  kindOfSettleName: z.string().nullish(),
  subKindOfSettle: z.string().nullish(),
  subKindOfSettleName: z.string().nullish(),
  onOff: z.unknown().optional(),
});

/** What the payment window's script gets (interpark §Stage 7). Here the typed flow stops: the account holder pays. */
export const handover = z.looseObject({
  fgkey: sensitive(z.string().min(1), 'secret'),
  payment: z.looseObject({ order_id: z.string().min(1) }),
  merchant: z.looseObject({ mid: z.string() }),
});

/** See `handover`. */
export type Handover = z.output<typeof handover>;

/** The request for the hand-over. */
export const handoverRequest = z.strictObject({
  mchtMemberNo: personal(),
  /** `cartID` and `cartIDSeq` in one. */
  correlationId: z.string().min(1),
  payMethod: z.enum(['CARD_ONESTOP', 'CARD_ONESTOP_MOBILE']),
  currency: z.literal('KRW'),
  amount: z.string().regex(/^\d+$/, 'expected whole won as text'),
  lang: z.string(),
  callFromApp: z.enum(['Y', 'N']),
  callFromScheme: z.string(),
  displayType: z.enum(['P', 'R']),
  autoclose: z.enum(['Y', 'N']),
  ostype: z.enum(['P', 'M']),
  catId: z.literal('ONESTOP'),
  buyerName: personal(),
  buyerEmail: personal(),
  returnUrl: z.url(),
  productName: z.string(),
  prod: z.array(
    z.strictObject({
      name: z.string(),
      quantity: z.union([z.int(), z.string()]),
      price: z.union([z.int(), z.string()]),
      link: z.string(),
    }),
  ),
});
