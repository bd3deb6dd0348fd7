import { parseArgs } from 'node:util'
import { formatCount } from 'shared/format.ts'
import { kpiCommandSays } from 'shared/messages/kpi-answer.ts'
import { reportCommandSays } from 'shared/messages/report-command.ts'
import { type MessageParameters, say } from 'shared/messages/say.ts'
import { periodQuery } from 'shared/period-contract.ts'
import { composeReport } from 'shared/report/compose-report.ts'
import { locales, type Text } from 'shared/text.ts'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { placesOf } from '../http/places.ts'
import { Refusal } from '../http/refusal.ts'
import { asOfQuery } from 'shared/kpi/kpi-contract.ts'
import { askReport, readTemplates, type ReportQuery } from './ask-report.ts'
import { gatherReport } from './gather-report.ts'
import { writeReport } from './write-report.ts'

interface Output {
  stdout: { write: (text: string) => unknown }
  stderr: { write: (text: string) => unknown }
}

const text = { type: 'string' as const }
const options = {
  calendar: text,
  period: text,
  from: text,
  to: text,
  'as-of': text,
  lang: text,
  out: text,
  cumulative: { type: 'boolean' as const },
  until: { type: 'string' as const, multiple: true as const },
}

const querySchema = z.object({ ...periodQuery, ...asOfQuery, lang: z.enum(locales).default('vi') })

/** `nhipso report dinh-ky --period 2025-M07 --out DIR`, `nhipso report chi-tieu T02 …`: 0 written, 2 called wrongly. Needs no running program. */
export async function reportCommand(
  argv: string[],
  { db, now }: Pick<Deps, 'db' | 'now'>,
  out: Output = process,
): Promise<number> {
  const read = readArguments(argv)
  if ('lines' in read) return complain(out, [...read.lines, ...both(reportCommandSays.usage)])
  try {
    const at = now()
    if (read.query.template === '') {
      const templates = (await readTemplates(db)).map(({ id }) => id).join(', ')
      return complain(out, [...both(reportCommandSays.noTemplate, { templates }), ...both(reportCommandSays.usage)])
    }
    const asked = await askReport(db, read.query, at)
    const document = composeReport(await gatherReport(db, asked, at), asked.locale)
    for (const { file, bytes, hash } of await writeReport(document, read.folder)) {
      const parameters = { file, bytes: formatCount(asked.locale, bytes), hash }
      out.stdout.write(`${say(asked.locale, reportCommandSays.written, parameters)}\n`)
    }
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.places.length === 0) return complain(out, both(error.said, error.parameters))
    return complain(
      out,
      error.places.flatMap(({ detail, parameters }) => both(detail, parameters)),
    )
  }
}

type Read = { query: ReportQuery; folder: string } | { lines: string[] }

function readArguments(argv: string[]): Read {
  let parsed
  try {
    parsed = parseArgs({ args: argv, allowPositionals: true, options })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { lines: both(kpiCommandSays.unknownOption, { option: /'(-[^' <]*)/.exec(message)?.[1] ?? message }) }
  }
  const [template = '', subject, extra] = parsed.positionals
  if (extra !== undefined) return { lines: both(kpiCommandSays.unknownOption, { option: extra }) }
  const { out: folder, until = [], cumulative, 'as-of': asOf, ...rest } = parsed.values
  if (folder === undefined) return { lines: both(reportCommandSays.noOut) }
  const given = { ...rest, ...(asOf !== undefined && { asOf }), ...(cumulative && { cumulative: 'true' }) }
  const query = querySchema.safeParse(given)
  if (!query.success)
    return {
      lines: placesOf(query.error, 'query').flatMap(({ at, detail, parameters }) =>
        both(kpiCommandSays.badOption, { option: optionOf(at), why: say('vi', detail, parameters) }),
      ),
    }
  const { lang, asOf: instant, ...period } = query.data
  const about = subject === undefined ? {} : { subject }
  return { query: { ...period, ...about, template, until, asOf: instant, locale: lang }, folder }
}

const optionOf = (at: string): string => `--${at.replace(/^query\./, '').replace('asOf', 'as-of')}`

const both = (message: Text, parameters?: MessageParameters): string[] => [
  say('vi', message, parameters),
  say('en', message, parameters),
]

function complain(out: Output, lines: string[]): number {
  out.stderr.write(`${lines.join('\n')}\n`)
  return 2
}
