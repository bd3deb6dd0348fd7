import { formatCount } from '../format.ts'
import { reportFigures } from '../messages/report-figure.ts'
import {
  reportKindPrompts,
  reportKindSentences as s,
  reportKindTitles,
  reportSubjects,
} from '../messages/report-kind.ts'
import { say } from '../messages/say.ts'
import { periodLabel } from '../period-label.ts'
import type { NamedAnnex } from './annexes.ts'
import { countNumber } from './count-number.ts'
import type { Block, ReportDocument } from './document.ts'
import { figureNumber } from './figure-number.ts'
import { figureRows, figuresAt, gapOf, workLeft } from './figure-rows.ts'
import { frameReport, upperCase } from './frame-report.ts'
import { prose } from './prose.ts'
import { dossierTrends, trendFigure } from './report-figures.ts'
import { connectionSection, incidentSection } from './section-connection.ts'
import type { ReportUnit } from './snapshot.ts'
import { lowerFirst, type Writer } from './writer.ts'

/** One unit: every KPI it owes beside the province, the work left to each target, what is missing, what was down. */
export function composeUnit(writer: Writer, unit: ReportUnit): ReportDocument {
  const { snapshot, locale } = writer
  return frameReport(writer, {
    subject: say(locale, reportSubjects.unit, { subject: unit.name, label: periodLabel(locale, snapshot.period) }),
    annexes: [],
    stated: [],
    sections: () => [
      {
        id: 'figures',
        parts: [],
        blocks: [
          metSentence(writer, unit),
          figureRows(writer, { id: 'figures', rows: figuresAt(writer, unit.code), beside: true }),
          ...trendFigure(writer, 'trend', dossierTrends, reportFigures.dossierTrend, unit.code),
        ],
      },
      {
        id: 'work',
        parts: [],
        blocks: work(writer, unit, { most: 10 }),
        passage: { id: 'plan', prompt: reportKindPrompts.unitPlan },
      },
      {
        id: 'connection',
        parts: [],
        blocks: [...missing(writer, unit), ...connectionSection(writer), ...incidentSection(writer)],
      },
      { id: 'proposal', parts: [], passage: { id: 'proposal', prompt: reportKindPrompts.remark } },
    ],
  })
}

/** The sheets of all communes and wards under one letter: each an annex on a page of its own. */
export function composeScorecards(writer: Writer): ReportDocument {
  const { snapshot, locale } = writer
  const communes = snapshot.units.filter(({ kind }) => kind === 'commune' || kind === 'ward')
  const label = periodLabel(locale, snapshot.period)
  const counted = { place: null, from: snapshot.period.from, to: snapshot.period.to }
  const half = communes.filter(({ code }) => {
    const { judged, met } = targetsOf(writer, code)
    return judged > 0 && met * 2 >= judged
  })
  const opening = prose(locale, s.sheet, {
    issuer: snapshot.letterhead.issuer,
    label,
    units: countNumber({ ...counted, what: 'unit.sheet' }, communes.length, locale),
  })
  const document = frameReport(writer, {
    subject: say(locale, reportSubjects.scorecard, { label }),
    annexes: communes.map((unit) => scorecard(writer, unit)),
    stated: [],
    sections: () => [],
  })
  const [, ...rest] = document.body
  return {
    ...document,
    body: [
      paragraph(opening),
      paragraph(
        prose(locale, s.sheetCount, {
          met: countNumber({ ...counted, what: 'unit.half' }, half.length, locale),
        }),
      ),
      ...rest,
    ],
  }
}

/** What fits on one page beside the table of the KPIs. */
const mostWork = 5

function scorecard(writer: Writer, unit: ReportUnit): NamedAnnex {
  return {
    id: `unit-${unit.code}`,
    title: say(writer.locale, reportKindTitles.sheet, { unit: upperCase(unit.name) }),
    orientation: 'portrait',
    blocks: [
      metSentence(writer, unit),
      figureRows(writer, {
        id: `figures-${unit.code.toLowerCase()}`,
        rows: figuresAt(writer, unit.code),
        beside: true,
      }),
      ...work(writer, unit, { most: mostWork }),
      ...missing(writer, unit),
    ],
  }
}

function targetsOf(writer: Writer, place: string): { judged: number; met: number } {
  const judged = figuresAt(writer, place).flatMap(({ figure }) => figure.target?.met ?? [])
  return { judged: judged.length, met: judged.filter(Boolean).length }
}

function metSentence(writer: Writer, unit: ReportUnit): Block {
  const { locale, snapshot } = writer
  const { judged, met } = targetsOf(writer, unit.code)
  const counted = { place: unit.code, from: snapshot.period.from, to: snapshot.period.to }
  return paragraph(
    prose(locale, s.unitMet, {
      unit: unit.name,
      judged: countNumber({ ...counted, what: 'target.judged' }, judged, locale),
      met: countNumber({ ...counted, what: 'target.met' }, met, locale),
    }),
  )
}

function work(writer: Writer, unit: ReportUnit, { most }: { most: number }): Block[] {
  const { locale, text } = writer
  const rows = figuresAt(writer, unit.code)
  const left = workLeft(rows).slice(0, most)
  if (left.length === 0)
    return rows.some(({ figure }) => figure.target?.met === true) ? [paragraph(prose(locale, s.noWork))] : []
  return left.map(({ kpi, figure }) => ({
    kind: 'paragraph',
    role: 'item',
    content: prose(locale, s.work, {
      name: text(kpi.name),
      gap: gapOf(writer, kpi, figure.target!.gap),
      ratio: figureNumber(kpi, figure, 'ratio', locale),
    }),
  }))
}

/** What the unit has not sent, by name: an absent report is nobody's 0. */
function missing(writer: Writer, unit: ReportUnit): Block[] {
  const { locale, text, snapshot } = writer
  const short = figuresAt(writer, unit.code).filter(({ figure: { value } }) => value.reported < value.expected)
  if (short.length === 0) return []
  const list = short.slice(0, 4).map(({ kpi, figure: { value } }) =>
    say(locale, s.missingOf, {
      name: lowerFirst(text(kpi.name)),
      reported: formatCount(locale, value.reported),
      expected: formatCount(locale, value.expected),
    }),
  )
  const counted = { what: 'kpi.incomplete', place: unit.code, from: snapshot.period.from, to: snapshot.period.to }
  return [
    paragraph(
      prose(locale, s.missingAt, {
        n: countNumber(counted, short.length, locale),
        list: `${list.join('; ')}${short.length > list.length ? '; …' : ''}`,
      }),
    ),
  ]
}

const paragraph = (content: Extract<Block, { kind: 'paragraph' }>['content']): Block => ({
  kind: 'paragraph',
  role: 'body',
  content,
})
