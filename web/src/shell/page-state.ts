import { ownPath } from 'shared/account/own-path.ts'
import { type Role, roles } from 'shared/account/role.ts'
import {
  type CauseClass,
  causeClasses,
  type IncidentPhase,
  incidentPhases,
  type IncidentScope,
  incidentScopes,
  type Severity,
  severities,
} from 'shared/alert/incident.ts'
import type { Day } from 'shared/day.ts'
import type { Calendar, Comparison } from 'shared/period-contract.ts'
import { type ReportState, reportStates } from 'shared/report/life.ts'
import { type DifficultyPhase, difficultyPhases } from 'shared/task/difficulty.ts'
import { type Colour, colours } from 'shared/task/standing.ts'
import { type TaskKind, taskKinds } from 'shared/task/task.ts'
import type { Locale } from 'shared/text.ts'

/** Everything a reader can choose, as it stands in the address. Flat words, so that a link can be read aloud. */
export interface PageState {
  lang?: Locale
  /** Calendar and period: `nd09` `2026-10`, `gregorian` `2026-Q3`, `iso-week` `2026-W30`, `range` `2025-07-01..2025-07-23`. */
  cal?: Calendar
  p?: string
  /** Counted from the beginning of the year. */
  cum?: '1'
  cmp?: Comparison | 'none'
  /** As the ledger stood at the end of this day, or at this instant. */
  asof?: string
  /** A chart shows beside its line what was known at the end of this day. */
  ghost?: Day
  /** The KPI on the map. */
  k?: string
  /** With whom units are compared, as the API writes it: `all`, `near.13285@2`. */
  peers?: string
  /** How units are compared. */
  tab?: CompareTab
  /** A map within real boundaries instead of tiles. */
  map?: 'boundary'
  /** A version of the definition of the KPI, counted by whatever the day; it stays with its KPI. */
  definition?: string
  /** How a KPI is broken down. */
  by?: string
  sort?: string
  /** Which units stand in a list. */
  kind?: 'commune' | 'ward' | 'department'
  former?: 'ha-nam' | 'nam-dinh' | 'ninh-binh'
  /** The month of a completeness calendar, `2026-11`; not a period of account, so it stays on its page. */
  m?: string
  /** Only rows that lack something. */
  only?: 'short'
  /** `table`: every chart as its table. */
  view?: 'table'
  /** What is being searched in a list. */
  q?: string
  /** Where to go once signed in: an address within the program, never elsewhere. */
  next?: string
  /** How the way through single sign-on ended, when it ended badly. */
  sso?: 'refused'
  /** What is open on the page: a form, or the dialog of one row. */
  open?: string
  /** The row it is open for: a person, a key, a rule. */
  row?: string
  /** People and rights of one role. */
  role?: Role
  /** People of one state; or held records that have been decided on. */
  state?: 'invited' | 'active' | 'disabled' | 'settled'
  /** The audit trail: whose act, what, on what, of which unit, how it ended, which days, older than which entry. */
  actor?: string
  action?: string
  object?: string
  unit?: string
  /** The group of units a number is explained of, as the API writes it: `kind.ward`, `peers.near.13285@2`. */
  group?: string
  outcome?: 'done' | 'denied'
  from?: Day
  to?: Day
  before?: string
  /** Reports that stand so. */
  report?: ReportState
  /** Incidents: how they stand, how grave, of what, run by whom. */
  phase?: IncidentPhase
  severity?: Severity
  scope?: IncidentScope
  provider?: string
  /** The register: tasks of one colour or kind, with those that ended; difficulties of one stage or class. */
  colour?: Colour
  work?: TaskKind
  ended?: '1'
  stage?: DifficultyPhase
  cause?: CauseClass
}

export const compareTabs = ['funnel', 'strip', 'heat', 'map', 'rank'] as const
export type CompareTab = (typeof compareTabs)[number]

type Keys = { readonly [K in keyof PageState]-?: (text: string) => PageState[K] | undefined }

const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (text: string): T | undefined =>
    words.find((word) => word === text)
const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined)

/** The keys in the order in which they are written; what a key does not understand is ignored, with a notice. */
const keys: Keys = {
  lang: oneOf('vi', 'en'),
  k: matching(/^[A-Z]\d{2}$/),
  cal: oneOf('nd09', 'gregorian', 'iso-week', 'range'),
  p: matching(/^(\d{4}(-(\d{2}|Q[1-4]|H[12]|9M|W\d{2}))?|\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d)$/),
  cum: oneOf('1'),
  cmp: oneOf('previous', 'year-ago', 'same-elapsed', 'none'),
  asof: matching(/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/),
  ghost: matching(/^\d{4}-\d\d-\d\d$/),
  peers: matching(/^(all|departments|(kind|former|size|near|chosen)\.[\w.-]{1,500})(@[1-9]\d{0,5})?$/),
  tab: oneOf(...compareTabs),
  map: oneOf('boundary'),
  definition: matching(/^[1-9]\d{0,3}$/),
  by: matching(/^[a-z-]{1,24}$/),
  sort: matching(/^-?([a-z-]{1,24}|[A-Z]\d{2})$/),
  kind: oneOf('commune', 'ward', 'department'),
  former: oneOf('ha-nam', 'nam-dinh', 'ninh-binh'),
  m: matching(/^\d{4}-(0[1-9]|1[0-2])$/),
  only: oneOf('short'),
  view: oneOf('table'),
  q: matching(/^.{1,80}$/u),
  next: matching(ownPath),
  sso: oneOf('refused'),
  open: matching(/^[a-z-]{1,24}$/),
  row: matching(/^[\w-]{1,80}$/),
  role: oneOf(...roles),
  state: oneOf('invited', 'active', 'disabled', 'settled'),
  actor: matching(/^[\w-]{1,100}$/),
  action: matching(/^[\w.-]{1,60}$/),
  object: matching(/^[\w.:-]{1,100}$/),
  unit: matching(/^(\d{2}|\d{5}|H\d{2}\.\d{1,3})$/),
  group: matching(/^(kind|former|named|peers)\.[\w.@-]{1,520}$/),
  outcome: oneOf('done', 'denied'),
  from: matching(/^\d{4}-\d\d-\d\d$/),
  to: matching(/^\d{4}-\d\d-\d\d$/),
  report: oneOf(...reportStates),
  before: matching(/^[1-9]\d{0,15}$/),
  phase: oneOf(...incidentPhases),
  severity: oneOf(...severities),
  scope: oneOf(...incidentScopes),
  provider: matching(/^[a-z0-9][a-z0-9.-]{0,59}$/),
  colour: oneOf(...colours),
  work: oneOf(...taskKinds),
  ended: oneOf('1'),
  stage: oneOf(...difficultyPhases),
  cause: oneOf(...causeClasses),
}
const inOrder = Object.keys(keys) as (keyof PageState)[]

/** What the address asks for, and the parts of it that mean nothing here. */
export function readPageState(search: Readonly<Record<string, unknown>>): { state: PageState; ignored: string[] } {
  const state: Record<string, string> = {}
  const ignored: string[] = []
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined) continue
    const known = inOrder.find((name) => name === key)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const read = known && keys[known](text)
    if (read === undefined) ignored.push(`${key}=${text}`)
    else state[key] = read
  }
  return { state: state as PageState, ignored }
}

export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search))

/** The same state is always the same address. Colons and the like stay readable. */
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const rank = (key: string) => (inOrder.indexOf(key as keyof PageState) + inOrder.length + 1) % (inOrder.length + 1)
  const text = Object.entries(search)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value).replaceAll('%3A', ':')}`)
    .join('&')
  return text && `?${text}`
}

/** What goes along from page to page: the time and the language, not the filters of one page. */
export function carried({ lang, cal, p, cum, cmp, asof, view }: PageState): PageState {
  return {
    ...(lang && { lang }),
    ...(cal && { cal }),
    ...(p && { p }),
    ...(cum && { cum }),
    ...(cmp && { cmp }),
    ...(asof && { asof }),
    ...(view && { view }),
  }
}

/** The part of the state that every question about numbers needs, in the words of the API. */
export function periodAsked({ cal, p, cum, asof }: PageState, locale: Locale) {
  const [from, to] = p?.split('..') ?? []
  const range = from !== undefined && to !== undefined
  return {
    ...(range ? { from, to } : { ...(cal && cal !== 'range' && { calendar: cal }), ...(p && { period: p }) }),
    ...(cum && { cumulative: 'true' as const }),
    ...(asof && { asOf: asof }),
    lang: locale,
  }
}

/**
 * Leadership compares with the same period a year ago unless told otherwise; a period that still runs only with as many
 * days as have passed of it, for part of a month beside a whole one says nothing.
 */
export const comparisonOf = ({ cmp }: PageState, running: boolean): Comparison | 'none' =>
  cmp ?? (running ? 'same-elapsed' : 'year-ago')
