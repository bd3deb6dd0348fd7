import type { Day } from '../../day.ts'
import type { ConnectorProblemMessage } from '../../messages/connector.ts'
import type { MessageParameters } from '../../messages/say.ts'
import type { MeasureId } from '../measure.ts'
import type { ConnectorDefinition, Mapping } from './connector.ts'
import { isPlaceholder, placeholdersIn } from './fill-address.ts'
import { type JsonPath, parseJsonPath } from './json-path.ts'
import { sharedSteps } from './walk-json.ts'

/** A place in the definition, `mapping.measures.2.at`, and what is wrong there. */
export interface ConnectorProblem {
  at: string
  message: ConnectorProblemMessage
  parameters?: MessageParameters
}

/** What of the province a definition speaks of. */
export interface ConnectorGround {
  subsystems: ReadonlySet<string>
  units: ReadonlySet<string>
  /** The measures of its dataset, in their order; empty where there is no such dataset. */
  measures: readonly MeasureId[]
  historyFrom: Day
}

type Report = (at: string, message: ConnectorProblemMessage, parameters?: MessageParameters) => void

/** What no single value shows: paths that name no one place, placeholders that mean nothing, measures left out. */
export function checkConnector(definition: ConnectorDefinition, ground: ConnectorGround): ConnectorProblem[] {
  const problems: ConnectorProblem[] = []
  const report: Report = (at, message, parameters) => problems.push({ at, message, ...(parameters && { parameters }) })
  if (!ground.subsystems.has(definition.subsystem)) report('subsystem', 'noSuchSubsystem', { id: definition.subsystem })
  if (ground.measures.length === 0) report('dataset', 'noSuchDataset', { id: definition.dataset })
  if (definition.historyFrom < ground.historyFrom) report('historyFrom', 'beforeHistory', { from: ground.historyFrom })
  checkAddress(definition, report)
  checkMapping(definition.mapping, ground, report)
  return problems
}

function checkAddress({ asked, mapping, backfillDays, recheckDays }: ConnectorDefinition, report: Report): void {
  const inAddress = placeholdersIn(asked.url)
  const known = [...inAddress, ...placeholdersIn(asked.body ?? '')].filter(isPlaceholder)
  for (const name of inAddress) if (!isPlaceholder(name)) report('asked.url', 'noSuchPlaceholder', { name })
  const plain = asked.url.replaceAll(/\{[^{}]*\}/g, '0')
  if (!/^https?:\/\//i.test(plain) || !URL.canParse(plain)) report('asked.url', 'badAddress')
  // The secret goes to one host, so the host is never filled in.
  else if (/^https?:\/\/[^/?#]*\{/i.test(asked.url)) report('asked.url', 'placeholderInHost')
  if (asked.method === 'GET' && asked.body !== null) report('asked.body', 'bodyOfGet')
  if ('asked' in mapping.unit && !known.includes('unit')) report('asked.url', 'unitNotAsked')
  const oneDay = known.includes('day')
  if (oneDay && (known.includes('from') || known.includes('to'))) report('asked.url', 'dayAndSpan')
  if ((oneDay || mapping.day === null) && backfillDays !== 1) report('backfillDays', 'oneDayEach')
  if ((oneDay || mapping.day === null) && recheckDays !== 1) report('recheckDays', 'oneDayEach')
}

function checkMapping(mapping: Mapping, { units, measures }: ConnectorGround, report: Report): void {
  const { shape, unit, day, otherNames } = mapping
  const records = shape.format === 'json' ? checkRecords(shape.records, report) : null
  const checkField = (at: string, text: string) => {
    if (shape.format === 'json') checkPath(at, text, records, report)
  }
  if ('at' in unit) checkField('mapping.unit.at', unit.at)
  else if ('code' in unit && !units.has(unit.code)) report('mapping.unit.code', 'noSuchUnit', { code: unit.code })
  if (day) checkField('mapping.day.at', day.at)
  const named = new Set<string>()
  for (const [place, { name, unit: code }] of otherNames.entries()) {
    const at = `mapping.otherNames.${place}`
    if (!units.has(code)) report(`${at}.unit`, 'noSuchUnit', { code })
    if (named.has(name)) report(`${at}.name`, 'nameTwice', { name })
    named.add(name)
  }
  const seen = new Set<string>()
  for (const [place, { measure, at }] of mapping.measures.entries()) {
    checkField(`mapping.measures.${place}.at`, at)
    if (measures.length > 0 && !measures.includes(measure))
      report(`mapping.measures.${place}.measure`, 'foreignMeasure', { measure })
    if (seen.has(measure)) report(`mapping.measures.${place}.measure`, 'measureTwice', { measure })
    seen.add(measure)
  }
  const left = measures.filter((measure) => !seen.has(measure))
  // A record carries all measures of its dataset or is rejected whole.
  if (left.length > 0) report('mapping.measures', 'measuresLeft', { measures: left.join(', ') })
}

function checkRecords(text: string, report: Report): JsonPath | null {
  const at = 'mapping.shape.records'
  const parsed = parseJsonPath(text)
  if (!parsed.ok) report(at, 'badPath', { path: text, place: parsed.at + 1 })
  else if (parsed.path.root !== '$') report(at, 'recordsFromWhole')
  else if (parsed.path.key) report(at, 'recordsAreNoNames')
  else return parsed.path
  return null
}

function checkPath(at: string, text: string, records: JsonPath | null, report: Report): void {
  const parsed = parseJsonPath(text)
  if (!parsed.ok) return report(at, 'badPath', { path: text, place: parsed.at + 1 })
  if (!records) return
  const { root, steps } = parsed.path
  const own = root === '@' ? steps : steps.slice(sharedSteps(records.steps, steps))
  if (own.some(({ kind }) => kind === 'each')) report(at, 'manyPlaces', { path: text })
}
