/** The codes that are digits of a fixed length: pattern and what a message expects (wht93 §3). */
export const DIGIT_CODES = {
  venueCode: { pattern: /^\d{9}$/, expected: 'a venue code of 9 digits' },
  hallCode: { pattern: /^\d{11}$/, expected: 'a hall code of 11 digits' },
  hallOrVenueCode: {
    pattern: /^(?:\d{9}|\d{11})$/,
    expected: 'a hall code of 11 digits, or a venue code of 9 for a venue without halls',
  },
  sessionCode: { pattern: /^\d{21}$/, expected: 'a session code of 21 digits' },
} as const;
