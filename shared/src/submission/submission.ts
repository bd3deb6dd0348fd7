/**
 * - `push`: a machine with an API key sent it.
 * - `sheet`: it was read from a spreadsheet.
 * - `form`: a person typed it.
 * - `correction`: a person put figures right that had been reported.
 */
export const submissionKinds = ['push', 'sheet', 'form', 'correction'] as const
export type SubmissionKind = (typeof submissionKinds)[number]

/** Only what is `kept` moves figures; what is `proposed` waits for a second pair of eyes. */
export const submissionStates = ['proposed', 'kept', 'refused', 'withdrawn'] as const
export type SubmissionState = (typeof submissionStates)[number]
