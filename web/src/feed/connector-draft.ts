import type { ConnectorDefinition, Mapping } from 'shared/feed/connector/connector.ts'
import type { ConnectorAnswer, ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import type { Day } from 'shared/day.ts'

/** The form as it is typed. What is wrong with it, the API says at the place. */
export interface ConnectorDraft {
  id: string
  nameVi: string
  nameEn: string
  subsystem: string
  dataset: string
  url: string
  method: 'GET' | 'POST'
  body: string
  days: ConnectorDefinition['asked']['days']
  credential: boolean
  header: string
  secret: string
  deadline: string
  perMinute: string
  format: 'json' | 'csv'
  records: string
  delimiter: string
  encoding: Extract<Mapping['shape'], { format: 'csv' }>['encoding']
  headingLine: string
  unitBy: 'code' | 'name' | 'fixed' | 'asked'
  unitAt: string
  unitCode: string
  otherNames: string
  dayFrom: 'record' | 'asked'
  dayAt: string
  dayStyle: NonNullable<Mapping['day']>['style']
  zone: NonNullable<Mapping['day']>['zone']
  numbers: Mapping['numbers']
  measures: Record<string, string>
  schedule: 'daily' | 'every'
  at: string
  minutes: string
  lagHours: string
  historyFrom: Day | null
  backfillDays: string
  recheckDays: string
}

/** What a step of the form is given. */
export interface StepProps {
  draft: ConnectorDraft
  change: (more: Partial<ConnectorDraft>) => void
  /** What is wrong at a place of the definition, by its path. */
  faultAt: (path: string) => string | undefined
}

export const emptyDraft = (historyFrom: Day, dataset: string, subsystem: string): ConnectorDraft => ({
  id: '',
  nameVi: '',
  nameEn: '',
  subsystem,
  dataset,
  url: '',
  method: 'GET',
  body: '',
  days: 'iso',
  credential: false,
  header: 'Authorization',
  secret: '',
  deadline: '15',
  perMinute: '300',
  format: 'json',
  records: '$.data[*]',
  delimiter: ';',
  encoding: 'utf-8',
  headingLine: '1',
  unitBy: 'code',
  unitAt: '',
  unitCode: '',
  otherNames: '',
  dayFrom: 'record',
  dayAt: '',
  dayStyle: 'iso',
  zone: 'Asia/Ho_Chi_Minh',
  numbers: 'plain',
  measures: {},
  schedule: 'daily',
  at: '06:30',
  minutes: '60',
  lagHours: '12',
  historyFrom,
  backfillDays: '92',
  recheckDays: '15',
})

export function draftOf({ id, definition, secret }: ConnectorAnswer): ConnectorDraft {
  const { name, subsystem, dataset, asked, mapping, schedule, historyFrom } = definition
  const { shape, unit, day } = mapping
  const empty = emptyDraft(historyFrom, dataset, subsystem)
  return {
    ...empty,
    id,
    nameVi: name.vi,
    nameEn: name.en,
    url: asked.url,
    method: asked.method,
    body: asked.body ?? '',
    days: asked.days,
    credential: asked.credential,
    header: secret?.header ?? empty.header,
    deadline: String(asked.deadlineMs / 1_000),
    perMinute: String(asked.perMinute),
    format: shape.format,
    ...(shape.format === 'json'
      ? { records: shape.records }
      : { delimiter: shape.delimiter, encoding: shape.encoding, headingLine: String(shape.headingLine) }),
    ...unitDraft(unit),
    otherNames: mapping.otherNames.map((other) => `${other.name} = ${other.unit}`).join('\n'),
    ...(day ? { dayAt: day.at, dayStyle: day.style, zone: day.zone } : { dayFrom: 'asked' as const }),
    numbers: mapping.numbers,
    measures: Object.fromEntries(mapping.measures.map(({ measure, at }) => [measure, at])),
    ...(schedule.kind === 'daily'
      ? { schedule: 'daily' as const, at: schedule.at }
      : { schedule: 'every' as const, minutes: String(schedule.minutes) }),
    lagHours: String(definition.lagHours),
    backfillDays: String(definition.backfillDays),
    recheckDays: String(definition.recheckDays),
  }
}

function unitDraft(unit: Mapping['unit']): Partial<ConnectorDraft> {
  if ('at' in unit) return { unitBy: unit.by, unitAt: unit.at }
  return 'code' in unit ? { unitBy: 'fixed', unitCode: unit.code } : { unitBy: 'asked' }
}

function unitOf({ unitBy, unitAt, unitCode }: ConnectorDraft): Mapping['unit'] {
  if (unitBy === 'fixed') return { code: unitCode }
  return unitBy === 'asked' ? { asked: true } : { at: unitAt.trim(), by: unitBy }
}

const mostBytes = 20_000_000

/** What the form says, with the measures of its dataset in their order; what is left empty is left out. */
export function definitionOf(
  draft: ConnectorDraft,
  measures: ConnectorDataset['measures'],
  firstDay: Day,
): ConnectorDefinition {
  return {
    name: { vi: draft.nameVi.trim(), en: draft.nameEn.trim() || draft.nameVi.trim() },
    subsystem: draft.subsystem,
    dataset: draft.dataset,
    asked: {
      url: draft.url.trim(),
      method: draft.method,
      body: draft.method === 'POST' && draft.body.trim() !== '' ? draft.body : null,
      days: draft.days,
      credential: draft.credential,
      deadlineMs: whole(draft.deadline) * 1_000,
      perMinute: whole(draft.perMinute),
      maxBytes: mostBytes,
    },
    mapping: {
      shape:
        draft.format === 'json'
          ? { format: 'json', records: draft.records.trim() }
          : {
              format: 'csv',
              delimiter: draft.delimiter as ';',
              encoding: draft.encoding,
              headingLine: whole(draft.headingLine),
            },
      unit: unitOf(draft),
      otherNames: readOtherNames(draft.otherNames),
      day: draft.dayFrom === 'asked' ? null : { at: draft.dayAt.trim(), style: draft.dayStyle, zone: draft.zone },
      numbers: draft.numbers,
      measures: measures.flatMap(({ id }) => {
        const at = draft.measures[id]?.trim() ?? ''
        return at === '' ? [] : [{ measure: id, at }]
      }),
    },
    schedule:
      draft.schedule === 'daily'
        ? { kind: 'daily', at: draft.at.trim() }
        : { kind: 'every', minutes: whole(draft.minutes) },
    historyFrom: draft.historyFrom ?? firstDay,
    backfillDays: whole(draft.backfillDays),
    recheckDays: whole(draft.recheckDays),
    lagHours: whole(draft.lagHours),
  }
}

/** Whether each unit has an address of its own. */
export const addressOfEach = ({ url, method, body, unitBy }: ConnectorDraft): boolean =>
  unitBy !== 'fixed' && (url.includes('{unit}') || (method === 'POST' && body.includes('{unit}')))

/** The secret as it is sent; none where none was typed. */
export const secretOf = ({ credential, header, secret }: ConnectorDraft) =>
  credential && secret !== '' ? { secret: { header: header.trim(), value: secret } } : {}

/** `Xã Cũ = 13285`, one a line. */
export const readOtherNames = (text: string): Mapping['otherNames'] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const sign = line.lastIndexOf('=')
      return sign < 0
        ? { name: line.trim(), unit: '' }
        : { name: line.slice(0, sign).trim(), unit: line.slice(sign + 1).trim() }
    })

const whole = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : 0)
