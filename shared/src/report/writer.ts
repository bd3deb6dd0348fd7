import { formatProseDay } from '../format.ts'
import type { Kpi } from '../kpi/kpi.ts'
import { reportSentences, reportWhen } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import type { Locale, Text } from '../text.ts'
import type { Block, BoundNumber } from './document.ts'
import { figureChange, figureNumber } from './figure-number.ts'
import { allKnown, prose, type ProseParameters } from './prose.ts'
import type { ReportFigure, ReportSnapshot } from './snapshot.ts'

export interface AskedFigure {
  kpi: Kpi
  figure: ReportFigure
}

/** What every section needs: the snapshot's figures as bound numbers, and sentences made of them. */
export interface Writer {
  snapshot: ReportSnapshot
  locale: Locale
  text: (message: Text) => string
  figure: (kpi: string, place?: string) => AskedFigure | null
  number: (kpi: string, part: 'numerator' | 'denominator' | 'ratio', place?: string) => BoundNumber
  change: (kpi: string) => BoundNumber | null
  /** The days a figure was counted over, as a sentence begins. */
  when: (kpi: string) => string
  /**
   * A paragraph; where one of its numbers has no value the paragraph says which, instead of printing a gap.
   * `about` names what it would have told, `leading` is the KPI whose days it speaks of.
   */
  paragraph: (sentence: Text, parameters: ProseParameters, about: { leading: string; subject: Text }) => Block
}

export function makeWriter(snapshot: ReportSnapshot, locale: Locale): Writer {
  const kpis = new Map(snapshot.kpis.map((kpi) => [kpi.id, kpi]))
  const figures = new Map(snapshot.figures.map((figure) => [`${figure.kpi} ${figure.place}`, figure]))
  const text = (message: Text): string => message[locale]

  const figure: Writer['figure'] = (id, place = snapshot.province.code) => {
    const [kpi, found] = [kpis.get(id), figures.get(`${id} ${place}`)]
    return kpi && found ? { kpi, figure: found } : null
  }
  const asked = (id: string, place?: string): AskedFigure => {
    const found = figure(id, place)
    if (!found) throw new Error(`the snapshot holds no figure of ${id} at ${place ?? 'the province'}`)
    return found
  }
  const when: Writer['when'] = (id) => {
    const { from, to } = figure(id)?.figure ?? snapshot.period
    const message = from === snapshot.historyFrom ? reportWhen.sinceBeginning : reportWhen.within
    return say(locale, message, { from: formatProseDay(locale, from), to: formatProseDay(locale, to) })
  }
  return {
    snapshot,
    locale,
    text,
    figure,
    number(id, part, place) {
      const { kpi, figure: found } = asked(id, place)
      return figureNumber(kpi, found, part, locale)
    },
    change(id) {
      const { kpi, figure: found } = asked(id)
      return figureChange(kpi, found, locale)
    },
    when,
    paragraph(sentence, parameters, { leading, subject }) {
      if (allKnown(parameters)) return body(prose(locale, sentence, parameters))
      const missing = Object.values(parameters)
        .filter((value): value is BoundNumber => typeof value !== 'string' && value.state !== 'value')
        .map(({ binding, text: said }) => {
          const name = binding.of === 'kpi' ? nameOf(binding.kpi) : text(subject)
          return `${lowerFirst(name)} (${lowerFirst(said)})`
        })
      return body(
        prose(locale, reportSentences.missing, { when: when(leading), missing: [...new Set(missing)].join('; ') }),
      )
    },
  }

  function nameOf(id: string): string {
    const kpi = kpis.get(id)
    return kpi ? text(kpi.name) : id
  }
}

/** A name inside a sentence. */
export const lowerFirst = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)

const body = (content: Extract<Block, { kind: 'paragraph' }>['content']): Block => ({
  kind: 'paragraph',
  role: 'body',
  content,
})
