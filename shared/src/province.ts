import { z } from 'zod'
import { providerSchema } from './alert/provider.ts'
import { daySchema } from './day.ts'
import { datasetSchema, feedSchema } from './feed/feed.ts'
import { measureSchema } from './feed/measure.ts'
import { instrumentSchema, kpiIdSchema, kpiSchema } from './kpi/kpi.ts'
import { connectionConfigSchema } from './probe/connection.ts'
import { pathNodeSchema } from './probe/path-node.ts'
import { reportTemplateSchema } from './report/template.ts'
import { connectionSchema, subsystemSchema } from './subsystem/subsystem.ts'
import { textSchema } from './text.ts'
import { unitSchema } from './unit/unit.ts'

/** A day on which the ordinary week does not hold: a public holiday, a day in lieu, or a worked Saturday. */
export const specialDaySchema = z
  .strictObject({
    day: daySchema,
    working: z.boolean(),
    name: textSchema,
    confidence: z.enum(['confirmed', 'unconfirmed']),
  })
  .meta({ id: 'SpecialDay' })
export type SpecialDay = z.infer<typeof specialDaySchema>

/** A figure somebody published, kept beside ours so that both can be compared. */
export const publishedFigureSchema = z
  .strictObject({
    id: z.string().regex(/^F\d{1,2}[a-z]?$/),
    kpi: kpiIdSchema,
    from: daySchema,
    to: daySchema,
    numerator: z.int().min(0),
    denominator: z.int().min(0).nullable(),
    /** The rate exactly as printed, for instance `77,9%`. */
    printed: z.string().nullable(),
    /** `inferred`: some of it was worked out from the printed figures, not printed. */
    status: z.enum(['published', 'inferred']),
    statement: textSchema,
  })
  .meta({ id: 'PublishedFigure' })
export type PublishedFigure = z.infer<typeof publishedFigureSchema>

/** A contradiction or gap in a published source, shown rather than smoothed over. */
export const qualityFlagSchema = z
  .strictObject({
    id: z.string().regex(/^Q\d{1,2}$/),
    kpis: z.array(kpiIdSchema),
    title: textSchema,
    detail: textSchema,
    resolution: textSchema,
  })
  .meta({ id: 'QualityFlag' })
export type QualityFlag = z.infer<typeof qualityFlagSchema>

/** Everything the program must know about a province before the first number arrives. */
export const provinceSchema = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  name: textSchema,
  historyFrom: daySchema,
  /** True when the subsystems behind the feeds are simulated; every page says so. */
  simulated: z.boolean(),
  units: z.array(unitSchema).min(2),
  specialDays: z.array(specialDaySchema),
  subsystems: z.array(subsystemSchema).min(1),
  connections: z.array(connectionSchema),
  /** What connections run through, and which of them are watched; without them nothing is probed. */
  pathNodes: z.array(pathNodeSchema).default([]),
  watched: z.array(connectionConfigSchema).default([]),
  /** Who answers for what is watched. */
  providers: z.array(providerSchema).default([]),
  instruments: z.array(instrumentSchema),
  datasets: z.array(datasetSchema).min(1),
  measures: z.array(measureSchema).min(1),
  kpis: z.array(kpiSchema).min(1),
  feeds: z.array(feedSchema),
  published: z.array(publishedFigureSchema),
  flags: z.array(qualityFlagSchema),
  reportTemplates: z.array(reportTemplateSchema).default([]),
})
export type Province = z.infer<typeof provinceSchema>
