import { z } from 'zod';

/** Region, a city (washcar §5.3). */
export const region = z.looseObject({
  cityCode: z.string(),
  cityName: z.string(),
  provinceCode: z.string().nullish(),
  provinceName: z.string().nullish(),
  initial: z.string().nullish(),
});

/** A city as the caller gets it. */
export type Region = z.output<typeof region>;

/** 行政区划, a district of a city (washcar §5.3). */
export const district = z.looseObject({
  areaCode: z.string(),
  areaName: z.string(),
  cityCode: z.string(),
});

/** A district as the caller gets it. */
export type District = z.output<typeof district>;
