import {
  reportKindColumns as c,
  reportKindPrompts,
  reportKindSentences as s,
  reportKindTitles,
  reportSubjects,
} from '../messages/report-kind.ts'
import { reportAnnexes } from '../messages/report.ts'
import { reportFigures } from '../messages/report-figure.ts'
import { say } from '../messages/say.ts'
import { periodLabel } from '../period-label.ts'
import { annexByUnit, column, kpiPart, type NamedAnnex } from './annexes.ts'
import { completenessAnnex } from './completeness-annex.ts'
import type { Block, ReportDocument } from './document.ts'
import { gapOf } from './figure-rows.ts'
import { frameReport, plain } from './frame-report.ts'
import { changeOf } from './section-results.ts'
import { comparisonOf } from './section-comparison.ts'
import { trendFigure } from './report-figures.ts'
import { type AskedFigure, lowerFirst, type Writer } from './writer.ts'

/** One KPI: where the province stands and how it has gone, who meets the target, and every unit in an annex. */
export function composeKpi(writer: Writer, id: string): ReportDocument {
  const { snapshot, locale, text } = writer
  const asked = writer.figure(id)
  const kpi = snapshot.kpis.find((one) => one.id === id)!
  const annexes = [...(asked ? [byUnit(writer, asked)] : []), ...completenessAnnex(writer, [id])]
  return frameReport(writer, {
    subject: say(locale, reportSubjects.kpi, { subject: text(kpi.name), label: periodLabel(locale, snapshot.period) }),
    annexes,
    stated: [id],
    sections: (markOf) => [
      {
        id: 'general',
        parts: [],
        blocks: [
          ...general(writer, id),
          ...changeOf(writer, id),
          ...trendFigure(writer, 'trend', [id], reportFigures.kpiTrend),
        ],
      },
      {
        id: 'byUnit',
        parts: [],
        blocks: [
          ...comparisonOf(writer, kpi),
          ...[markOf('by-unit')].flatMap((mark) => (mark ? [plain(say(locale, reportAnnexes.cited, { mark }))] : [])),
        ],
        passage: { id: 'causes', prompt: reportKindPrompts.kpiCause },
      },
      { id: 'proposal', parts: [], passage: { id: 'proposal', prompt: reportKindPrompts.remark } },
    ],
  })
}

function general(writer: Writer, id: string): Block[] {
  const { locale, text } = writer
  const asked = writer.figure(id)
  if (!asked) return []
  const { kpi, figure } = asked
  const whole = kpi.denominator === null
  const sentence = writer.paragraph(
    whole ? s.kpiSum : s.kpi,
    {
      when: writer.when(id),
      name: lowerFirst(text(kpi.name)),
      numerator: writer.number(id, 'numerator'),
      ...(!whole && { denominator: writer.number(id, 'denominator'), ratio: writer.number(id, 'ratio') }),
    },
    { leading: id, subject: kpi.name },
  )
  const { target } = figure
  if (target === null || target.met === null) return [sentence]
  const said = target.met
    ? say(locale, s.targetMet, { target: target.text })
    : say(locale, s.targetMissed, { target: target.text, gap: gapOf(writer, kpi, target.gap) })
  return [sentence, plain(said)]
}

function byUnit(writer: Writer, { kpi }: AskedFigure): NamedAnnex {
  const { text } = writer
  const gap = ({ code }: { code: string }) => {
    const found = writer.figure(kpi.id, code)?.figure.target
    return !found || found.met === null ? '–' : found.met ? text(c.met) : gapOf(writer, kpi, found.gap)
  }
  return annexByUnit(writer, {
    id: 'by-unit',
    title: reportKindTitles.byUnit,
    measuredIn: null,
    orientation: 'portrait',
    departments: kpi.scope === 'all-units',
    columns: [
      column(writer, 'numerator', c.numerator, kpiPart(writer, kpi.id, 'numerator')),
      ...(kpi.denominator === null
        ? []
        : [
            column(writer, 'denominator', c.denominator, kpiPart(writer, kpi.id, 'denominator')),
            column(writer, 'value', c.value, kpiPart(writer, kpi.id, 'ratio')),
          ]),
      column(writer, 'target', c.target, ({ code }) => writer.figure(kpi.id, code)?.figure.target?.text ?? '–'),
      column(writer, 'gap', c.gap, gap),
    ],
    lead: kpi.id,
    notes: [],
  })
}
