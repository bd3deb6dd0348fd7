import { z } from 'zod'
import { daySchema } from '../day.ts'
import { kpiIdSchema } from '../kpi/kpi.ts'
import { valueStates } from '../kpi/value-contract.ts'
import { locales } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'

/**
 * A report as a tree, before any format: what it says, not how it looks. Word, PDF, spreadsheet and screen are drawn
 * from the same tree, so they cannot disagree. Words are finished prose in the tree's language; numbers are bound.
 */

/**
 * Where a number in a report comes from, enough to ask the API for it again: the KPI, the units summed, the days, and
 * which part of the value is printed. The state of the ledger stands once, in `DocumentSource`.
 */
export const kpiBindingSchema = z.strictObject({
  of: z.literal('kpi'),
  kpi: kpiIdSchema,
  /** A unit's code, the province's code, or a group of units by its key (`kind.ward`). */
  place: z.string().min(1),
  from: daySchema,
  to: daySchema,
  part: z.enum(['numerator', 'denominator', 'ratio', 'difference', 'gap', 'reported', 'expected']),
})

/** A number counted from something else than the ledger of figures: connections, incidents, difficulties, units. */
export const countBindingSchema = z.strictObject({
  of: z.literal('count'),
  /** What is counted, a stable name: `incident.opened`, `connection.availability`. */
  what: z.string().min(1),
  /** Of what: a connection, a unit, a provider; null for the province. */
  place: z.string().nullable(),
  from: daySchema,
  to: daySchema,
})

export const bindingSchema = z.discriminatedUnion('of', [kpiBindingSchema, countBindingSchema])
export type Binding = z.infer<typeof bindingSchema>

export const boundNumberSchema = z.strictObject({
  kind: z.literal('number'),
  binding: bindingSchema,
  /** The exact quotient as counts; `denominator` is null for a plain count. Both null unless `state` is `value`. */
  numerator: z.number().nullable(),
  denominator: z.int().nullable(),
  state: z.enum(valueStates),
  /** As it is printed everywhere: `36.694`, `77,94%`, `Chưa có số liệu`. */
  text: z.string().min(1),
  /** How a spreadsheet shows it: 0.7794 as a percentage with two decimals. */
  format: z.enum(['count', 'percent', 'decimal']),
  decimals: z.int().min(0).max(4),
})
export type BoundNumber = z.infer<typeof boundNumberSchema>

const emphasis = { bold: z.boolean().optional(), italic: z.boolean().optional() }
/** `link`: where it leads, for whoever reads it on a screen. */
const link = z.url({ protocol: /^https?$/ })
export const textRunSchema = z.strictObject({
  kind: z.literal('text'),
  text: z.string(),
  ...emphasis,
  link: link.optional(),
})
export const inlineSchema = z.discriminatedUnion('kind', [textRunSchema, boundNumberSchema])
export type Inline = z.infer<typeof inlineSchema>

/** Levels as Decree 30/2020 orders them: I. → 1. → a). The mark is part of the tree, so every format counts alike. */
export const headingSchema = z.strictObject({
  kind: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  mark: z.string().min(1),
  text: z.string().min(1),
})

export const paragraphSchema = z.strictObject({
  kind: z.literal('paragraph'),
  /** `item` stands behind a dash; `basis` is a legal basis, in italics. */
  role: z.enum(['body', 'item', 'basis', 'note']),
  content: z.array(inlineSchema),
})

/** A place for words that numbers cannot write: what was directed, why, what is proposed. Kept beside the numbers. */
export const passageSchema = z.strictObject({
  kind: z.literal('passage'),
  /** Stable within a template, so that a passage outlives a fresh composing of the numbers. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** What an officer is asked to write here. */
  prompt: z.string().min(1),
  /** Plain text, a paragraph a line; null while nobody has written it. */
  text: z.string().nullable(),
})

export const cellSchema = z.strictObject({
  content: z.array(inlineSchema),
  /** Columns and rows it covers, itself included; 1 when absent. */
  span: z.int().min(2).optional(),
  down: z.int().min(2).optional(),
})
export type Cell = z.infer<typeof cellSchema>

export const columnSchema = z.strictObject({
  id: z.string().min(1),
  align: z.enum(['start', 'centre', 'end']),
  /** Share of the table's width; the shares of a table add up to 100. */
  width: z.number().positive(),
})

export const tableSchema = z.strictObject({
  kind: z.literal('table'),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  caption: z.string().nullable(),
  /** "Đơn vị tính: Số hồ sơ TTHC". */
  measuredIn: z.string().nullable(),
  columns: z.array(columnSchema).min(1),
  /** One to three rows that are repeated on every page; spans cover the columns exactly. */
  head: z.array(z.array(cellSchema)).min(1).max(3),
  rows: z.array(z.strictObject({ role: z.enum(['row', 'group', 'total']), cells: z.array(cellSchema) })),
  /** Below the table: what is missing, provisional or withheld. */
  notes: z.array(z.string()),
})
export type Table = z.infer<typeof tableSchema>

/** A chart by its data, drawn by the same geometry for paper and screen; readable in black and white. */
export const figureSchema = z.strictObject({
  kind: z.literal('figure'),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  caption: z.string().min(1),
  /** What the eye takes from it, in a sentence: the text alternative. */
  summary: z.string().min(1),
  chart: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('trend'),
      /** Values in the unit shown (77.94 for 77,94%); null where nothing was reported. */
      series: z.array(z.strictObject({ name: z.string(), values: z.array(z.number().nullable()) })).min(1),
      labels: z.array(z.string()),
      target: z.number().nullable(),
      unit: z.string(),
    }),
    z.strictObject({
      type: z.literal('bars'),
      bars: z.array(z.strictObject({ label: z.string(), value: z.number().nullable(), text: z.string() })),
      target: z.number().nullable(),
      unit: z.string(),
    }),
  ]),
})
export type Figure = z.infer<typeof figureSchema>

export const blockSchema = z.discriminatedUnion('kind', [
  headingSchema,
  paragraphSchema,
  passageSchema,
  tableSchema,
  figureSchema,
])
export type Block = z.infer<typeof blockSchema>

/** The head of an administrative document. Number and day are the document system's to give, so they stay blank. */
export const documentHeadSchema = z.strictObject({
  /** UBND TỈNH NINH BÌNH */
  superior: z.string().min(1),
  /** SỞ KHOA HỌC VÀ CÔNG NGHỆ */
  issuer: z.string().min(1),
  /** Sở Khoa học và Công nghệ, as it stands in a sentence. */
  issuerName: z.string().min(1),
  /** What follows the blank number: `/BC-SKHCN`. */
  symbol: z.string().min(1),
  /** Ninh Bình */
  place: z.string().min(1),
  year: z.int(),
  /** BÁO CÁO, and the lines of its subject (trích yếu). */
  kind: z.string().min(1),
  subject: z.array(z.string().min(1)).min(1),
  addressees: z.array(z.string().min(1)),
})

export const documentFootSchema = z.strictObject({
  /** Nơi nhận, one a line, without dashes and marks. */
  recipients: z.array(z.string().min(1)),
  /** `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`. */
  authority: z.array(z.string().min(1)),
  /** Left blank for the signature unless the draft names who will sign. */
  signer: z.string().nullable(),
})

export const annexSchema = z.strictObject({
  /** I, II, … as it is cited in the body. */
  mark: z.string().min(1),
  title: z.string().min(1),
  orientation: z.enum(['portrait', 'landscape']),
  blocks: z.array(blockSchema),
})
export type Annex = z.infer<typeof annexSchema>

/** From what the tree was composed: the same source and template give the same tree, and the same bytes. */
export const documentSourceSchema = z.strictObject({
  template: z.strictObject({ id: z.string().min(1), version: z.int().positive() }),
  /** The KPI, unit, provider or incident it is about; null for the province. */
  subject: z.string().nullable(),
  province: unitCodeSchema.or(z.string().min(1)),
  period: z.strictObject({ key: z.string(), label: z.string(), from: daySchema, to: daySchema }),
  /** The state of the ledger every figure was read at. */
  knowledge: z.strictObject({ version: z.int(), recordedAt: z.iso.datetime().nullable() }),
  /** Up to when the report knows: an instant written down before anything was read. */
  cutOff: z.iso.datetime(),
  /** Where the report stays to be read with the source of every number; absent of one that is kept nowhere. */
  link: link.optional(),
})

export type DocumentSource = z.infer<typeof documentSourceSchema>

export const reportDocumentSchema = z
  .strictObject({
    locale: z.enum(locales),
    source: documentSourceSchema,
    head: documentHeadSchema,
    body: z.array(blockSchema),
    foot: documentFootSchema,
    annexes: z.array(annexSchema),
    /** What a reader must know before trusting it: missing days, provisional periods, quarantined figures. */
    warnings: z.array(z.string()),
  })
  .meta({ id: 'ReportDocument' })
export type ReportDocument = z.infer<typeof reportDocumentSchema>
