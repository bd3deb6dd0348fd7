import { problemSchema } from 'shared/problem.ts'
import { alertSays } from 'shared/messages/alert.ts'
import { probeSays } from 'shared/messages/probe-answer.ts'
import { identitySays, passwordSays } from 'shared/messages/account-identity.ts'
import { egressRuleSays, factorResetSays, kioskSays } from 'shared/messages/account-kiosk.ts'
import { accessSays } from 'shared/messages/account-policy.ts'
import { boundarySays, fileFaultTexts } from 'shared/messages/boundary.ts'
import { comparisonSays } from 'shared/messages/comparison.ts'
import { correctionSays } from 'shared/messages/correction.ts'
import { submissionSays } from 'shared/messages/submission-answer.ts'
import { explainSays } from 'shared/messages/explain.ts'
import { httpSays, problemTitle, valueSays } from 'shared/messages/http.ts'
import { feedPages } from 'shared/messages/feed-answer.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import { taskSays } from 'shared/messages/task.ts'
import { visitSays } from 'shared/messages/visit.ts'
import { stepFaultTexts, targetSays } from 'shared/messages/target.ts'
import { connectorProblem, connectorSays } from 'shared/messages/connector.ts'
import { kpiVersionSays, versionFaultTexts } from 'shared/messages/kpi-version.ts'
import { subsystemSays } from 'shared/messages/subsystem.ts'
import { validationSays } from 'shared/messages/validation.ts'
import { periodRefusals } from 'shared/messages/period.ts'
import { reportCommandSays } from 'shared/messages/report-command.ts'
import { reportRecipientSays } from 'shared/messages/report-letter.ts'
import { reportSays } from 'shared/messages/report-life.ts'
import type { Locale, Text } from 'shared/text.ts'
import { checkSchema } from './check-schema.ts'
import type { OpenApi, Operation, Schema } from './operation.ts'
import { findOperation, misfits } from './read-target.ts'
import type { FuzzRequest } from './request-arb.ts'
import type { Answer } from './send.ts'
import { stillMs } from './stillness.ts'
import { figureFaults } from './figure-faults.ts'

export interface Judging {
  document: OpenApi
  operations: readonly Operation[]
  /** KPIs that are shares of a whole: no numerator of theirs may exceed its denominator. */
  shares: ReadonlySet<string>
}

/** What an answer breaks of what every answer must keep; each fault begins with the name of its promise. */
export function judge(judging: Judging, request: FuzzRequest, answer: Answer): string[] {
  const operation = findOperation(judging.operations, request)
  const faults = [...headerFaults(answer), ...leaks(request, answer)]
  if (!(answer.status >= 200 && answer.status < 500)) faults.push(`status: ${answer.status}`)
  if ((answer.stillMs ?? 0) > stillMs)
    faults.push(`still: the program stood still for ${Math.round(answer.stillMs!)} ms`)
  if (answer.tookMs > 5_000) faults.push(`slow: ${Math.round(answer.tookMs)} ms`)
  if (answer.status >= 400) faults.push(...problemFaults(request, answer))
  if (operation) faults.push(...contractFaults(judging, operation, request, answer))
  if (
    answer.status < 300 &&
    answer.headers.get('content-type')?.startsWith('application/json') &&
    request.method !== 'HEAD'
  ) {
    faults.push(...figureFaults(JSON.parse(answer.body), judging.shares))
  }
  return faults
}

/** Answers of HTTP itself, which the document need not repeat at every operation. */
const ofHttp = new Set([304, 405, 413, 415, 431])
/** And answers of the edge, which stands before every operation alike. */
const ofEdge = new Set([401, 403, 429])

function contractFaults(judging: Judging, operation: Operation, request: FuzzRequest, answer: Answer): string[] {
  const faults: string[] = []
  const promised = operation.responses[String(answer.status)]
  if (!promised && !ofHttp.has(answer.status) && !ofEdge.has(answer.status))
    faults.push(`undocumented: ${operation.id} answers ${answer.status}`)
  if (answer.status === 304 && answer.body !== '') faults.push('304: has a body')
  const wrong = misfits(judging.document, operation, request)
  if (wrong.length > 0 && answer.status < 400 && request.method === operation.method) {
    faults.push(`accepted: ${answer.status} although ${wrong.join(', ')}`)
  }
  const kind = answer.headers.get('content-type')?.split(';')[0] ?? ''
  if (!promised || request.method === 'HEAD' || Object.keys(promised).length === 0) return faults
  const schema: Schema | undefined = promised[kind]
  if (!schema) return [...faults, `undocumented: ${operation.id} answers ${answer.status} as ${kind}`]
  if (/^application\/(.+\+)?json$/.test(kind)) {
    const unfit = checkSchema(judging.document, schema, JSON.parse(answer.body))
    faults.push(...unfit.slice(0, 3).map((one) => `schema: ${operation.id} ${answer.status} ${one}`))
  }
  return faults
}

const places = /^(path|query|body|header|request)(\.|\[|$)/

function problemFaults(request: FuzzRequest, { status, headers, body }: Answer): string[] {
  const kind = headers.get('content-type')
  const faults = kind === 'application/problem+json' ? [] : [`problem: ${status} is ${kind ?? 'of no type'}`]
  if (status === 405 && !headers.get('allow')) faults.push('405: without Allow')
  if (request.method === 'HEAD') return faults
  const parsed = problemSchema.safeParse(readJson(body))
  if (!parsed.success) return [...faults, `problem: ${status} with a body that is none: ${body.slice(0, 100)}`]
  const { data } = parsed
  if (data.status !== status) faults.push(`problem: says ${data.status} in an answer ${status}`)
  if (!/^urn:uuid:[0-9a-f-]{36}$/.test(data.instance ?? '')) faults.push('problem: has no id to quote')
  if (status === 400 && !data.errors?.length) faults.push(`place: 400 names none: ${data.detail}`)
  for (const { at } of data.errors ?? []) if (!places.test(at)) faults.push(`place: ${at.slice(0, 60)} is none`)
  const locale = localeAsked(request)
  if (locale) {
    if (data.title !== problemTitle[status]?.[locale])
      faults.push(`language: the title is ${data.title}, asked was ${locale}`)
    for (const detail of [data.detail ?? '', ...(data.errors ?? []).map((each) => each.detail)]) {
      if (!said[locale].some((form) => form.test(detail)))
        faults.push(`language: ${locale} was asked, said was ${detail.slice(0, 90)}`)
    }
  }
  return faults
}

/** What a report lacks to be about is said by the sort of thing it is about. */
const { noSubject, ...reportTells } = reportCommandSays

/** Every sentence a refusal may hold, as a form with room for its parameters. */
const rooms = [
  alertSays,
  taskSays,
  visitSays,
  submissionSays,
  probeSays,
  comparisonSays,
  correctionSays,
  explainSays,
  validationSays,
  connectorProblem,
  connectorSays,
  subsystemSays,
  kpiVersionSays,
  versionFaultTexts,
  targetSays,
  stepFaultTexts,
  boundarySays,
  fileFaultTexts,
  passwordSays,
  egressRuleSays,
  factorResetSays,
  httpSays,
  valueSays,
  accessSays,
  identitySays,
  kioskSays,
  feedPages,
  kpiSays,
  periodRefusals,
  reportSays,
  reportRecipientSays,
  reportTells,
  noSubject,
]
const sentences: Text[] = rooms.flatMap((room) => Object.values(room) as Text[])
const said: Record<Locale, RegExp[]> = {
  vi: sentences.map(({ vi }) => formOf(vi)),
  en: sentences.map(({ en }) => formOf(en)),
}

function formOf(sentence: string): RegExp {
  const plain = sentence.split(/\{\w+(?::[^}]*)?\}/).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
  return new RegExp(`^${plain.join('[^]*')}$`)
}

/** Null where the question contradicts itself, or is not read alike by everybody. */
function localeAsked({ target }: FuzzRequest): Locale | null {
  // What is no path of ours is refused before anybody reads its query.
  if (!target.startsWith('/')) return null
  const at = target.indexOf('?')
  if (at < 0) return 'vi'
  // A text that begins with ? would lose it here, and `??lang` is not `lang`.
  const asked = new URLSearchParams(`?${target.slice(at + 1).split('#')[0]}`).getAll('lang')
  if (asked.length > 1 || /%(?![0-9a-f]{2})/i.test(target)) return null
  return asked[0] === 'en' ? 'en' : 'vi'
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const required: [string, RegExp][] = [
  ['content-security-policy', /default-src '(self|none)'.*frame-ancestors 'none'/],
  ['x-content-type-options', /^nosniff$/],
  ['x-frame-options', /^DENY$/],
  ['referrer-policy', /^no-referrer$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /camera=\(\)/],
  ['cache-control', /no-store|no-cache|immutable/],
]

const headerFaults = ({ headers, status }: Answer): string[] =>
  required.filter(([name, form]) => !form.test(headers.get(name) ?? '')).map(([name]) => `header: ${name} of ${status}`)

/** Words of our own inside that no answer may hold, unless the asker said them first. */
const inner =
  /ZodError|node_modules|\.[cm]?[tj]s:\d+|\bat \S+ \(|syntax error at|invalid input syntax|relation "|column "|kysely|pg_catalog|SQLSTATE|ECONNREFUSED|Cannot read prop|is not a function/i

function leaks(request: FuzzRequest, { body, headers }: Answer): string[] {
  // The raw answer of a subsystem is shown byte for byte; its words are not ours.
  if (headers.get('content-type')?.startsWith('text/plain')) return []
  const found = inner.exec(body)?.[0]
  return found && !decodeURIComponent(encodeURI(request.target)).includes(found) ? [`leak: ${found}`] : []
}
