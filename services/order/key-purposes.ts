/** Of the e-mail addresses and order numbers that look-ups are counted by. */
export const LOOKUP_KEY = 'order look-ups'
