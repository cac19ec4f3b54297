import { z } from 'zod';

/** `yyyy-MM-dd`, zero-padded; an unpadded date is answered with a redirect to error.html (rail12306 §5.16). */
export const day = z.iso.date('expected yyyy-MM-dd');

/** Three capital letters. */
export const telecode = z.string().regex(/^[A-Z]{3}$/, 'expected a telecode of three capital letters');
