/**
 * Why a figure of the ledger moved: it came when it was due, or later; its source, or a person, put it right; what was
 * put right was taken back; a record was taken out of the figures for doubt, or let in after it.
 */
export const deltaReasons = ['first', 'late', 'correction', 'reversal', 'quarantine', 'release'] as const
export type DeltaReason = (typeof deltaReasons)[number]
