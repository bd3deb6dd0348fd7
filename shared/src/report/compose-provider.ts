import { reportKindPrompts, reportKindSentences as s, reportSubjects } from '../messages/report-kind.ts'
import { reportAnnexes } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import { periodLabel } from '../period-label.ts'
import { countNumber, shareNumber } from './count-number.ts'
import type { Block, ReportDocument } from './document.ts'
import { frameReport, plain } from './frame-report.ts'
import { prose } from './prose.ts'
import { connectionAnnex, connectionSection, incidentSection } from './section-connection.ts'
import type { ReportSubject } from './snapshot.ts'
import type { Writer } from './writer.ts'

/** One provider: how its connections stood by contract hours, its incidents, each listed in an annex. */
export function composeProvider(writer: Writer, subject: ReportSubject): ReportDocument {
  const { snapshot, locale } = writer
  return frameReport(writer, {
    subject: say(locale, reportSubjects.provider, {
      subject: subject.name,
      label: periodLabel(locale, snapshot.period),
    }),
    annexes: connectionAnnex(writer),
    stated: [],
    sections: (markOf) => [
      {
        id: 'availability',
        parts: [],
        blocks: [...whole(writer, subject), ...(snapshot.connections.length > 1 ? connectionSection(writer) : [])],
      },
      {
        id: 'incidents',
        parts: [],
        blocks: [
          ...incidentSection(writer),
          ...[markOf('connection')].flatMap((mark) =>
            mark ? [plain(say(locale, reportAnnexes.cited, { mark }))] : [],
          ),
        ],
      },
      {
        id: 'proposal',
        parts: [],
        passage: { id: 'proposal', prompt: reportKindPrompts.providerProposal },
      },
    ],
  })
}

/** All its connections together: minutes are added up, shares never averaged. */
function whole({ snapshot, locale }: Writer, { id, name }: ReportSubject): Block[] {
  const sum = (of: (one: (typeof snapshot.connections)[number]) => number) =>
    Math.round(snapshot.connections.reduce((total, one) => total + of(one), 0))
  const judged = sum(({ judgedMinutes }) => judgedMinutes)
  if (judged === 0) return [plain(say(locale, s.noConnections, { name }))]
  const counted = (what: string) => ({
    what: `provider.${what}`,
    place: id,
    from: snapshot.period.from,
    to: snapshot.period.to,
  })
  const count = (what: string, minutes: number) => countNumber(counted(what), minutes, locale)
  return [
    {
      kind: 'paragraph',
      role: 'body',
      content: prose(locale, s.provider, {
        name,
        availability: shareNumber(
          counted('availability'),
          sum(({ goodMinutes }) => goodMinutes),
          judged,
          locale,
        ),
        unstable: count(
          'unstable',
          sum(({ unstableMinutes }) => unstableMinutes),
        ),
        down: count(
          'down',
          sum(({ downMinutes }) => downMinutes),
        ),
        flaps: count(
          'flaps',
          sum(({ flaps }) => flaps),
        ),
      }),
    },
  ]
}
