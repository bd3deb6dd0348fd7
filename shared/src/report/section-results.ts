import type { Kpi } from '../kpi/kpi.ts'
import { reportDirections, reportHeadings, reportSentences } from '../messages/report.ts'
import { reportFigures } from '../messages/report-figure.ts'
import { say } from '../messages/say.ts'
import type { Text } from '../text.ts'
import type { Block } from './document.ts'
import { prose } from './prose.ts'
import { documentTrends, dossierTrends, trendFigure } from './report-figures.ts'
import type { Writer } from './writer.ts'

/** Numerator, denominator and rate of one KPI, as most sentences want them. */
const parts = ({ number }: Writer, kpi: string) => ({
  numerator: number(kpi, 'numerator'),
  denominator: number(kpi, 'denominator'),
  ratio: number(kpi, 'ratio'),
})

/** One KPI in one sentence, named by the KPI itself when it must be left out. */
function oneKpi(writer: Writer, kpi: string, sentence: Text): Block[] {
  const asked = writer.figure(kpi)
  if (!asked) return []
  const about = { leading: kpi, subject: asked.kpi.name }
  return [writer.paragraph(sentence, { when: writer.when(kpi), ...parts(writer, kpi) }, about)]
}

/** Several rates in one sentence; left out when the province keeps none of these KPIs. */
function rates(writer: Writer, sentence: Text, kpis: Readonly<Record<string, string>>, subject: Text): Block[] {
  const ids = Object.values(kpis)
  if (!ids.every((id) => writer.figure(id))) return []
  const numbers = Object.fromEntries(Object.entries(kpis).map(([name, id]) => [name, writer.number(id, 'ratio')]))
  return [writer.paragraph(sentence, numbers, { leading: ids[0] ?? '', subject })]
}

export const networkSection = (writer: Writer): Block[] => [
  ...oneKpi(writer, 'C01', reportSentences.lines),
  ...oneKpi(writer, 'C02', reportSentences.availability),
  ...oneKpi(writer, 'C04', reportSentences.gateway),
]

export function documentSection(writer: Writer): Block[] {
  const { number, when, paragraph } = writer
  if (!writer.figure('V01') || !writer.figure('V09') || !writer.figure('V02')) return []
  const documents = paragraph(
    reportSentences.documents,
    {
      when: when('V02'),
      incoming: number('V01', 'numerator'),
      outgoing: number('V09', 'numerator'),
      signed: number('V02', 'numerator'),
      ratio: number('V02', 'ratio'),
    },
    { leading: 'V02', subject: reportHeadings.document },
  )
  const signing = writer.figure('V08')
    ? [
        paragraph(
          reportSentences.signing,
          {
            attempts: number('V08', 'denominator'),
            failed: number('V08', 'numerator'),
            ratio: number('V08', 'ratio'),
          },
          { leading: 'V08', subject: writer.figure('V08')!.kpi.name },
        ),
      ]
    : []
  return [
    documents,
    ...changeOf(writer, 'V02'),
    ...trendFigure(writer, 'document-trend', documentTrends, reportFigures.documentTrend),
    ...rates(
      writer,
      reportSentences.exchange,
      { exchanged: 'V03', delivered: 'V04', onTime: 'V05' },
      reportHeadings.document,
    ),
    ...signing,
    ...oneKpi(writer, 'V07', reportSentences.certificates),
  ]
}

export function dossierSection(writer: Writer): Block[] {
  const { number, when, paragraph } = writer
  if (!['T01', 'T02', 'T04', 'T10'].every((id) => writer.figure(id))) return []
  const dossiers = paragraph(
    reportSentences.dossiers,
    {
      when: when('T01'),
      received: number('T01', 'numerator'),
      online: number('T02', 'numerator'),
      onlineRatio: number('T02', 'ratio'),
      paid: number('T10', 'numerator'),
      paidRatio: number('T10', 'ratio'),
      onTime: number('T04', 'numerator'),
      onTimeRatio: number('T04', 'ratio'),
    },
    { leading: 'T01', subject: reportHeadings.dossier },
  )
  const overdue = writer.figure('T05')
    ? [
        paragraph(
          reportSentences.overdue,
          { overdue: number('T05', 'numerator') },
          { leading: 'T05', subject: writer.figure('T05')!.kpi.name },
        ),
      ]
    : []
  return [
    dossiers,
    ...changeOf(writer, 'T02'),
    ...trendFigure(writer, 'dossier-trend', dossierTrends, reportFigures.dossierTrend),
    ...overdue,
    ...oneKpi(writer, 'T21', reportSentences.services),
    ...rates(
      writer,
      reportSentences.digitised,
      { digitised: 'T12', electronic: 'T13', reused: 'T14', synced: 'T16' },
      reportHeadings.dossier,
    ),
    ...rates(writer, reportSentences.petitions, { onTime: 'T18', satisfied: 'T19' }, reportHeadings.dossier),
  ]
}

export const meetingSection = (writer: Writer): Block[] => [
  ...oneKpi(writer, 'C11', reportSentences.conference),
  ...oneKpi(writer, 'C08', reportSentences.meetings),
  ...oneKpi(writer, 'C09', reportSentences.portals),
]

/** Against the period before, where both have a value and they differ by what is printed. */
export function changeOf(writer: Writer, kpi: string): Block[] {
  const change = writer.figure(kpi) && writer.change(kpi)
  if (!change || change.numerator === null || !/[1-9]/.test(change.text)) return []
  const { name } = writer.figure(kpi)!.kpi
  const direction = change.numerator > 0 ? reportDirections.up : reportDirections.down
  return [
    {
      kind: 'paragraph',
      role: 'body',
      content: prose(writer.locale, reportSentences.change, {
        name: inSentence(writer, name),
        direction: say(writer.locale, direction),
        change,
      }),
    },
  ]
}

/** "Tỷ lệ hồ sơ …" inside a sentence that says "tỷ lệ" itself. */
const inSentence = ({ text }: Writer, name: Kpi['name']): string => text(name).replace(/^Tỷ lệ /, '')
