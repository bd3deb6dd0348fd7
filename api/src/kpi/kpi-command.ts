import { parseArgs } from 'node:util'
import { kpiIdSchema } from 'shared/kpi/kpi.ts'
import { readKpiValues } from 'shared/kpi/kpi-contract.ts'
import { kpiCommandSays } from 'shared/messages/kpi-answer.ts'
import { type MessageParameters, say } from 'shared/messages/say.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { Deps } from '../deps.ts'
import { placesOf } from '../http/places.ts'
import { type Place, Refusal } from '../http/refusal.ts'
import { keepGround } from './read-ground.ts'
import { answerKpiValues, type ValuesQuery } from './answer-kpi-values.ts'
import { valuesTable } from './values-table.ts'

/** Each option, with the parameter of the door it stands for. */
const options = {
  calendar: 'calendar',
  period: 'period',
  from: 'from',
  to: 'to',
  cumulative: 'cumulative',
  unit: 'unit',
  by: 'by',
  compare: 'compare',
  'as-of': 'asOf',
  definition: 'definition',
  lang: 'lang',
} as const

type Command =
  | { kind: 'asked'; id: string; query: ValuesQuery; locale: Locale; json: boolean }
  | { kind: 'wrong'; lines: string[] }

/** `nhipso kpi T02 --from 2025-07-01 --to 2025-07-23 --json`: 0 answered, 2 called wrongly. */
export async function kpiCommand(
  argv: string[],
  deps: Pick<Deps, 'db' | 'now'>,
  out: Output = process,
): Promise<number> {
  const command = readCommand(argv)
  if (command.kind === 'wrong') return complain(out, command.lines)
  const { id, query, locale, json } = command
  try {
    const values = await answerKpiValues({ ...deps, readGround: keepGround(deps.now) }, id, query, locale)
    out.stdout.write(json ? `${JSON.stringify(values, null, 2)}\n` : await valuesTable(deps.db, values, locale))
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.places.length > 0) return complain(out, error.places.flatMap(complaint))
    return complain(out, both(error.said, error.parameters))
  }
}

export interface Output {
  stdout: { write: (text: string) => unknown }
  stderr: { write: (text: string) => unknown }
}

export function readCommand(argv: string[]): Command {
  const wrong = (text: Text, parameters?: MessageParameters): Command => ({
    kind: 'wrong',
    lines: [...both(text, parameters), ...both(kpiCommandSays.usage)],
  })
  const parsed = parse(argv)
  if ('option' in parsed) return wrong(kpiCommandSays.unknownOption, { option: parsed.option })
  const [id, extra] = parsed.positionals
  if (id === undefined || !kpiIdSchema.safeParse(id).success) return wrong(kpiCommandSays.noKpi)
  if (extra !== undefined) return wrong(kpiCommandSays.unknownOption, { option: extra })
  const { json, cumulative, ...values } = parsed.values
  const given: Record<string, unknown> = { ...(cumulative && { cumulative: 'true' }) }
  for (const [option, value] of Object.entries(values)) given[options[option as keyof typeof options]] = value
  const query = readKpiValues.request.query.safeParse(given)
  if (!query.success) return { kind: 'wrong', lines: placesOf(query.error, 'query').flatMap(complaint) }
  const { lang = 'vi', ...rest } = query.data
  return { kind: 'asked', id, query: rest, locale: lang, json: json === true }
}

type Parsed = { values: Record<string, string | boolean | undefined>; positionals: string[] } | { option: string }

function parse(argv: string[]): Parsed {
  const text = Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'string' as const }]))
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: { ...text, cumulative: { type: 'boolean' }, json: { type: 'boolean' } },
    })
  } catch (error) {
    // parseArgs quotes the option at fault.
    const message = error instanceof Error ? error.message : String(error)
    return { option: /'(-[^' <]*)/.exec(message)?.[1] ?? message }
  }
}

/** The same words as the door's, with the option in the place of the parameter. */
function complaint({ at, detail, parameters }: Place): string[] {
  const name = at.replace(/^query\./, '')
  const option = `--${Object.entries(options).find(([, parameter]) => parameter === name)?.[0] ?? name}`
  return [
    say('vi', kpiCommandSays.badOption, { option, why: say('vi', detail, parameters) }),
    say('en', kpiCommandSays.badOption, { option, why: say('en', detail, parameters) }),
  ]
}

const both = (text: Text, parameters?: MessageParameters): string[] => [
  say('vi', text, parameters),
  say('en', text, parameters),
]

function complain(out: Output, lines: string[]): number {
  out.stderr.write(`${lines.join('\n')}\n`)
  return 2
}
