import type { IncidentBand } from 'shared/alert/incident-contract.ts'
import { severities } from 'shared/alert/incident.ts'
import { formatInstant } from 'shared/format.ts'
import { severityTexts } from 'shared/messages/alert.ts'
import type { Locale } from 'shared/text.ts'
import type { Band } from '../chart/band-model.ts'
import { q } from '../query.ts'

type Asked = Parameters<typeof q<'listIncidentBands'>>[1]['query']

/** A question for the incidents behind a figure; asked again each minute, since they come and go by the hour. */
export const incidentBands = (query: NonNullable<Asked>) => ({
  ...q('listIncidentBands', { query }),
  staleTime: 60_000,
  refetchInterval: 60_000,
})

export const bandsOf = (locale: Locale, bands: readonly IncidentBand[]): Band[] =>
  bands.map(({ id, name, severity, from, to }) => ({
    key: id,
    from: Date.parse(from),
    to: to === null ? null : Date.parse(to),
    grave: severity === 'major' || severity === 'critical',
    title: `${severityTexts[severity][locale]}: ${name[locale]}, ${formatInstant(locale, from)}${to === null ? '' : ` – ${formatInstant(locale, to)}`}`,
  }))

/** The gravest, and of those the first. */
export const gravestOf = (bands: readonly IncidentBand[]): IncidentBand | undefined =>
  bands.toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity))[0]
