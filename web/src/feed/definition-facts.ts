import type { ConnectorDefinition, Mapping } from 'shared/feed/connector/connector.ts'
import { fansOut } from 'shared/feed/connector/fill-address.ts'
import {
  connectorPageMessages as m,
  dayStyleTexts,
  encodingTexts,
  numberTexts,
} from 'shared/messages/connector-page.ts'
import type { Text } from 'shared/text.ts'

/** One thing a definition says, as a person reads it. */
export interface DefinitionFact {
  key: string
  label: string
  value: string
}

interface Words {
  say: (message: Text) => string
  measureName: (id: string) => string
  unitName: (code: string) => string
}

/** Where figures would come from and what they would mean: all that a second person has to look at. */
export function definitionFacts({ asked, mapping }: ConnectorDefinition, words: Words): DefinitionFact[] {
  const { say, measureName, unitName } = words
  const facts: DefinitionFact[] = []
  const add = (key: string, label: Text | string, value: string) =>
    facts.push({ key, label: typeof label === 'string' ? label : say(label), value })
  add('url', m.url, `${asked.method} ${asked.url}`)
  if (asked.body !== null) add('body', m.body, asked.body)
  add('days', m.days, say(dayStyleTexts[asked.days]))
  if (fansOut({ asked, mapping })) add('perMinute', m.perMinute, String(asked.perMinute))
  add('credential', m.credential, say(asked.credential ? m.yes : m.no))
  add('deadline', m.deadline, String(asked.deadlineMs / 1_000))
  addShape(mapping, say, add)
  add('unit', m.unitFrom, unitText(mapping, words))
  if (mapping.otherNames.length > 0)
    add(
      'otherNames',
      m.otherNames,
      mapping.otherNames.map(({ name, unit }) => `${name} = ${unitName(unit)}`).join('; '),
    )
  add('day', m.dayFrom, dayText(mapping, say))
  add('numbers', m.numbers, say(numberTexts[mapping.numbers]))
  for (const { measure, at } of mapping.measures) add(`measure.${measure}`, measureName(measure), at)
  return facts
}

export interface ChangedFact {
  key: string
  label: string
  before: string | null
  after: string | null
}

/** What another definition says otherwise, in the order of the form; what one of them does not say at all is null there. */
export function changedFacts(before: readonly DefinitionFact[], after: readonly DefinitionFact[]): ChangedFact[] {
  const [old, now] = [before, after].map((facts) => new Map(facts.map((fact) => [fact.key, fact])))
  const keys = [...new Set([...after, ...before].map(({ key }) => key))]
  return keys.flatMap((key) => {
    const [was, is] = [old!.get(key), now!.get(key)]
    if (was?.value === is?.value) return []
    return [{ key, label: (is ?? was)!.label, before: was?.value ?? null, after: is?.value ?? null }]
  })
}

function addShape({ shape }: Mapping, say: Words['say'], add: (key: string, label: Text, value: string) => void): void {
  if (shape.format === 'json') return add('shape', m.records, shape.records)
  const delimiter = shape.delimiter === '\t' ? say(m.tab) : shape.delimiter
  add('shape', m.format, `CSV · ${delimiter} · ${say(encodingTexts[shape.encoding])}`)
  add('headingLine', m.headingLine, String(shape.headingLine))
}

function unitText({ unit }: Mapping, { say, unitName }: Words): string {
  if ('asked' in unit) return say(m.unitAsked)
  if ('code' in unit) return `${say(m.unitFixed)}: ${unitName(unit.code)}`
  return `${say(unit.by === 'code' ? m.unitByCode : m.unitByName)}: ${unit.at}`
}

function dayText({ day }: Mapping, say: Words['say']): string {
  if (day === null) return say(m.dayAsked)
  return [
    `${say(m.dayInRecord)}: ${day.at}`,
    say(dayStyleTexts[day.style]),
    ...(day.style === 'instant' ? [day.zone] : []),
  ].join(' · ')
}
