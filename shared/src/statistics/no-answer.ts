/**
 * Why a statistic has no value. Nothing here throws and nothing answers NaN: what cannot be worked out is a value too,
 * and says why, so that a page can say it in words.
 * - `not-counts`: negative, broken or not a number; `more-than-all`: more successes than trials.
 * - `none-arose`: a denominator of 0; `empty-group`: nobody to compare with; `one-unit`: only oneself.
 * - `too-few`: fewer points or cases than the method needs; `no-spread`: all are equal, so nothing can be told apart.
 * - `not-a-proportion`: the figure is a sum or a mean, and the method is for shares.
 */
export const whyNot = [
  'not-counts',
  'more-than-all',
  'none-arose',
  'empty-group',
  'one-unit',
  'too-few',
  'no-spread',
  'not-a-proportion',
] as const
export type WhyNot = (typeof whyNot)[number]

export interface NoAnswer {
  kind: 'none'
  why: WhyNot
}

export const none = (why: WhyNot): NoAnswer => ({ kind: 'none', why })
