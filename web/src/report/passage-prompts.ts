import type { ReportDocument } from 'shared/report/document.ts'

/** What each passage of a report is for, in the order in which they are read. */
export const passagePrompts = (document: ReportDocument | undefined): ReadonlyMap<string, string> =>
  new Map(
    (document?.body ?? []).flatMap((block) => (block.kind === 'passage' ? [[block.id, block.prompt] as const] : [])),
  )
