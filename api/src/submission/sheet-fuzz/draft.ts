import { type ArchiveEnd, type Part, zipOf } from '../sheet/test-archive.ts'
import { cp1258Of } from '../sheet/test-sheets.ts'

/** A file before it is written, so that each layer of it can be changed by itself. */
export type Draft = BookDraft | LinesDraft

export interface BookDraft {
  form: 'xlsx'
  parts: Part[]
  end: ArchiveEnd
}

export const encodings = ['utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be', 'windows-1258'] as const
export type Encoding = (typeof encodings)[number]

export interface LinesDraft {
  form: 'csv'
  rows: string[][]
  delimiter: string
  /** How lines end, one after another and over again. */
  ends: string[]
  quoteAll: boolean
  encoding: Encoding
  /** Done to the whole text, at last. */
  edits: ((text: string) => string)[]
}

export function writeDraft(draft: Draft): Buffer {
  return draft.form === 'xlsx' ? zipOf(draft.parts, draft.end) : encode(textOfLines(draft), draft.encoding)
}

function textOfLines({ rows, delimiter, ends, quoteAll, edits }: LinesDraft): string {
  const written = (cell: string) =>
    quoteAll || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  const text = rows.map((row, at) => row.map(written).join(delimiter) + ends[at % ends.length]!).join('')
  return edits.reduce((now, edit) => edit(now), text)
}

function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8 with a mark':
      return Buffer.from(`\uFEFF${text}`)
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le')
    case 'utf-16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
    case 'windows-1258':
      return oldWindows(text)
  }
}

function oldWindows(text: string): Buffer {
  try {
    return cp1258Of(text)
  } catch {
    // Changed so much that it has letters that code page never had: it would not have been written there.
    return Buffer.from(text)
  }
}
