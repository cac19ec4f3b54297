import { z } from 'zod';

// HAR 1.2 as its specification lists the members, written apart from the types of the package
const pair = z.strictObject({ name: z.string(), value: z.string(), comment: z.string().optional() });
const cookie = z.strictObject({
  name: z.string(),
  value: z.string(),
  path: z.string().optional(),
  domain: z.string().optional(),
  expires: z.iso.datetime({ offset: true }).optional(),
  httpOnly: z.boolean().optional(),
  secure: z.boolean().optional(),
  comment: z.string().optional(),
});
const size = z.int().min(-1);
const phase = z.number().min(-1);
const program = z.strictObject({ name: z.string(), version: z.string(), comment: z.string().optional() });

const request = z.strictObject({
  method: z.string(),
  url: z.string(),
  httpVersion: z.string(),
  cookies: z.array(cookie),
  headers: z.array(pair),
  queryString: z.array(pair),
  postData: z
    .strictObject({
      mimeType: z.string(),
      params: z.array(z.strictObject({ name: z.string(), value: z.string().optional() })).optional(),
      text: z.string(),
    })
    .optional(),
  headersSize: size,
  bodySize: size,
});

const response = z.strictObject({
  status: z.int(),
  statusText: z.string(),
  httpVersion: z.string(),
  cookies: z.array(cookie),
  headers: z.array(pair),
  content: z.strictObject({
    size: z.int(),
    compression: z.int().optional(),
    mimeType: z.string(),
    text: z.string().optional(),
    encoding: z.string().optional(),
  }),
  redirectURL: z.string(),
  headersSize: size,
  bodySize: size,
  _error: z.string().optional(),
});

const entry = z
  .strictObject({
    pageref: z.string().optional(),
    startedDateTime: z.iso.datetime({ offset: true }),
    time: z.number().min(0),
    request,
    response,
    cache: z.strictObject({}),
    timings: z.strictObject({ send: phase.min(0), wait: phase.min(0), receive: phase.min(0) }),
    _boxwire: z.record(z.string(), z.unknown()),
  })
  .refine(({ time, timings }) => time === timings.send + timings.wait + timings.receive, 'time is the sum of timings');

/** A HAR 1.2 document; custom members begin with `_`. */
export const harSchema = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: program,
    browser: program.optional(),
    comment: z.string().optional(),
    entries: z.array(entry),
  }),
});
