import { carried, type PageState } from './shell/page-state.ts'

/** Where links lead, spread into `<Link {...toKpi('T02')}>`: the period and the language go along. */
export const toOverview = () => ({ to: '/', search: carried }) as const
export const toKpis = () => ({ to: '/kpi', search: carried }) as const
/** `unit`: the KPI as it is of one unit instead of the whole province. */
export const toKpi = (id: string, unit?: string) =>
  ({
    to: '/kpi/$id',
    params: { id },
    search: (state: PageState) => ({ ...carried(state), ...(unit && { unit }) }),
  }) as const
/** The KPI by the definition the number before it was explained by. */
export const toKpiAsCounted = (id: string) =>
  ({
    to: '/kpi/$id',
    params: { id },
    search: (state: PageState) => ({ ...carried(state), ...defined(state) }),
  }) as const
/** Where a figure comes from; `unit` left out means the province. Old batches and opened rows stay behind. */
export const toExplain = (id: string, unit?: string) => explainOf(id, unit ? { unit } : {})
/** The same of several units together: a row of a breakdown, a named group, peers. */
export const toExplainGroup = (id: string, group: string) => explainOf(id, { group })
const explainOf = (id: string, whose: Pick<PageState, 'unit' | 'group'>) =>
  ({
    to: '/explain/$id',
    params: { id },
    search: (state: PageState) => ({ ...carried(state), ...defined(state), ...whose }),
  }) as const
/** A number is explained by the definition it is shown by; on pages of many KPIs none is chosen. */
const defined = ({ definition }: PageState): PageState => (definition ? { definition } : {})
/** The definition of a KPI, where its versions are recorded and confirmed. */
export const toDefinition = (id: string) => ({ to: '/kpi/$id/definition', params: { id }, search: carried }) as const
export const toUnitChanges = () => ({ to: '/unit-change', search: carried }) as const
export const toUnits = () => ({ to: '/unit', search: carried }) as const
export const toUnit = (code: string) => ({ to: '/unit/$code', params: { code }, search: carried }) as const
export const toCompare = (filter: Pick<PageState, 'k' | 'peers' | 'tab' | 'unit'> = {}) =>
  ({ to: '/compare', search: (state: PageState) => ({ ...carried(state), ...filter }) }) as const
export const toTargets = () => ({ to: '/target', search: carried }) as const
export const toTarget = (id: string) => ({ to: '/target/$id', params: { id }, search: carried }) as const
interface Span {
  from: string
  to: string
  asOf: string
}
/** A KPI over days of its own, as it was known at an instant: where a number of a report comes from. */
export const toKpiOver = (id: string, { from, to, asOf }: Span) =>
  ({
    to: '/kpi/$id',
    params: { id },
    search: (state: PageState) => ({ ...lang(state), cal: 'range' as const, p: `${from}..${to}`, asof: asOf }),
  }) as const
export const toReports = () => ({ to: '/report', search: carried }) as const
/** Where a number of a report comes from, as it was known when it was reported; of nobody means the province. */
export const toExplainOver = (id: string, { from, to, asOf, of }: Span & { of: Pick<PageState, 'unit' | 'group'> }) =>
  ({
    to: '/explain/$id',
    params: { id },
    search: (state: PageState) => ({
      ...lang(state),
      cal: 'range' as const,
      p: `${from}..${to}`,
      asof: asOf,
      ...of,
    }),
  }) as const
export const toTemplates = () => ({ to: '/report/template', search: carried }) as const
export const toReport = (id: string) => ({ to: '/report/$id', params: { id }, search: carried }) as const
export const toConnections = () => ({ to: '/connection', search: carried }) as const
export const toConnection = (id: string) => ({ to: '/connection/$id', params: { id }, search: carried }) as const
export const toWall = () => ({ to: '/tuong', search: carried }) as const
export const toFaults = () => ({ to: '/simulator', search: carried }) as const
export const toFeeds = () => ({ to: '/feed', search: carried }) as const
export const toFeed = (id: string) => ({ to: '/feed/$id', params: { id }, search: carried }) as const
export const toConnectors = () => ({ to: '/feed/connector', search: carried }) as const
export const toSubsystems = () => ({ to: '/feed/subsystem', search: carried }) as const
export const toConnector = (id: string) => ({ to: '/feed/connector/$id', params: { id }, search: carried }) as const
export const toHealth = () => ({ to: '/health', search: carried }) as const
export const toQuarantine = () => ({ to: '/quarantine', search: carried }) as const
export const toValidation = () => ({ to: '/validation', search: carried }) as const
export const toCorrections = () => ({ to: '/correction', search: carried }) as const
export const toSubmissions = () => ({ to: '/submission', search: carried }) as const
export const toSubmission = (id: string) => ({ to: '/submission/$id', params: { id }, search: carried }) as const
export const toSheet = () => ({ to: '/submission/sheet', search: carried }) as const
export const toSubmissionForm = () => ({ to: '/submission/form', search: carried }) as const
export const toAlerts = (filter: Pick<PageState, 'provider' | 'phase' | 'unit'> = {}) =>
  ({ to: '/alert', search: (state: PageState) => ({ ...carried(state), ...filter }) }) as const
export const toIncident = (id: string) => ({ to: '/alert/$id', params: { id }, search: carried }) as const
export const toScorecard = () => ({ to: '/alert/provider', search: carried }) as const
export const toMaintenance = () => ({ to: '/alert/maintenance', search: carried }) as const
export const toAlertRules = () => ({ to: '/alert/rule', search: carried }) as const
export const toAlertChannels = () => ({ to: '/alert/channel', search: carried }) as const
export const toAlertRosters = () => ({ to: '/alert/roster', search: carried }) as const
export const toTasks = (filter: Pick<PageState, 'open' | 'k' | 'row'> = {}) =>
  ({ to: '/task', search: (state: PageState) => ({ ...carried(state), ...filter }) }) as const
export const toTask = (id: string) => ({ to: '/task/$id', params: { id }, search: carried }) as const
export const toFaultLateness = () => ({ to: '/task/fault', search: carried }) as const
export const toDifficulties = (filter: Pick<PageState, 'open' | 'row'> = {}) =>
  ({ to: '/difficulty', search: (state: PageState) => ({ ...carried(state), ...filter }) }) as const
export const toDifficulty = (id: string) => ({ to: '/difficulty/$id', params: { id }, search: carried }) as const
export const toVisits = (filter: Pick<PageState, 'open'> = {}) =>
  ({ to: '/visit', search: (state: PageState) => ({ ...carried(state), ...filter }) }) as const
export const toVisitPlan = (id: string) => ({ to: '/visit/plan/$id', params: { id }, search: carried }) as const
export const toVisitTemplates = () => ({ to: '/visit/template', search: carried }) as const
export const toVisit = (id: string) => ({ to: '/visit/$id', params: { id }, search: carried }) as const

/** Pages about accounts take the language along, not the time. */
const lang = ({ lang }: PageState): PageState => (lang ? { lang } : {})
/** `next`: where to go once signed in, as an address within the program. */
export const toSignIn = (next?: string) =>
  ({ to: '/sign-in', search: (state: PageState) => ({ ...lang(state), ...(next && { next }) }) }) as const
export const toAccount = () => ({ to: '/account', search: lang }) as const
export const toPeople = () => ({ to: '/account/people', search: lang }) as const
export const toRoles = () => ({ to: '/account/role', search: lang }) as const
export const toApiKeys = () => ({ to: '/account/api-key', search: lang }) as const
export const toKiosks = () => ({ to: '/account/kiosk', search: lang }) as const
export const toBoundaries = () => ({ to: '/account/boundary', search: lang }) as const
export const toEgressRules = () => ({ to: '/account/egress-rule', search: lang }) as const
export const toAudit = (filter: Pick<PageState, 'actor' | 'object'> = {}) =>
  ({ to: '/account/audit', search: (state: PageState) => ({ ...lang(state), ...filter }) }) as const
