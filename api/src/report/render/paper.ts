/** The page of Decree 30/2020, Annex I: A4, margins 20, 15, 20 and 30 mm, body of 14 points. Lengths in twips. */
export const paper = {
  width: 11_906,
  height: 16_838,
  margin: { top: 1_134, right: 850, bottom: 1_134, left: 1_701 },
  /** From the edge of the sheet to the page number, which stands in the top margin. */
  numberFromTop: 454,
  indent: 720,
} as const

/** Sizes in half points, as Word counts. */
export const sizes = {
  body: 28,
  head: 24,
  motto: 26,
  number: 26,
  table: 22,
  recipients: 22,
  recipientsTitle: 24,
} as const

export const textWidth = (orientation: 'portrait' | 'landscape'): number =>
  (orientation === 'portrait' ? paper.width : paper.height) - paper.margin.left - paper.margin.right
