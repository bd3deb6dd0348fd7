import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import type { Right } from 'shared/account/right.ts'
import { askEarly } from './overview/ask-early.ts'
import { OverviewPage } from './overview/OverviewPage.tsx'
import { behind } from './shell/behind.tsx'
import { Broken } from './shell/Broken.tsx'
import { NotFound } from './shell/NotFound.tsx'
import { parseSearch, readPageState, writeSearch } from './shell/page-state.ts'
import { Shell } from './shell/Shell.tsx'
import * as feed from './feed/feed-pages.ts'
import * as register from './task/register-pages.ts'

/** Every page. The first one comes with the program; the others are fetched when somebody goes there. */
const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>) => readPageState(search).state,
})

/** A page within the frame, for those who have the right. */
const page = <const Path extends string>(path: Path, right: Right, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component: behind(right, component) })

const unitChangePage = lazyRouteComponent(() => import('./unit/UnitChangePage.tsx'), 'UnitChangePage')

const pages = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: behind('figure.read', OverviewPage),
    loaderDeps: ({ search }) => readPageState(search).state,
    loader: ({ context, deps }) => askEarly(context.client, deps),
  }),
  page(
    '/kpi',
    'figure.read',
    lazyRouteComponent(() => import('./kpi/KpiListPage.tsx'), 'KpiListPage'),
  ),
  page(
    '/kpi/$id',
    'figure.read',
    lazyRouteComponent(() => import('./kpi/KpiPage.tsx'), 'KpiPage'),
  ),
  page(
    '/kpi/$id/definition',
    'definition.confirm',
    lazyRouteComponent(() => import('./kpi/version/DefinitionPage.tsx'), 'DefinitionPage'),
  ),
  page(
    '/explain/$id',
    'figure.read',
    lazyRouteComponent(() => import('./explain/ExplainPage.tsx'), 'ExplainPage'),
  ),
  page(
    '/compare',
    'figure.read',
    lazyRouteComponent(() => import('./kpi/compare/ComparePage.tsx'), 'ComparePage'),
  ),
  page(
    '/submission',
    'submission.read',
    lazyRouteComponent(() => import('./submission/SubmissionListPage.tsx'), 'SubmissionListPage'),
  ),
  page(
    '/submission/sheet',
    'submission.create',
    lazyRouteComponent(() => import('./submission/SheetPage.tsx'), 'SheetPage'),
  ),
  page(
    '/submission/form',
    'submission.create',
    lazyRouteComponent(() => import('./submission/SubmissionFormPage.tsx'), 'SubmissionFormPage'),
  ),
  page(
    '/submission/$id',
    'submission.read',
    lazyRouteComponent(() => import('./submission/SubmissionPage.tsx'), 'SubmissionPage'),
  ),
  page(
    '/target',
    'figure.read',
    lazyRouteComponent(() => import('./target/TargetListPage.tsx'), 'TargetListPage'),
  ),
  page(
    '/target/$id',
    'figure.read',
    lazyRouteComponent(() => import('./target/TargetPage.tsx'), 'TargetPage'),
  ),
  page(
    '/unit',
    'figure.read',
    lazyRouteComponent(() => import('./unit/UnitListPage.tsx'), 'UnitListPage'),
  ),
  page('/unit-change', 'unit.confirm', unitChangePage),
  page(
    '/unit/$code',
    'figure.read',
    lazyRouteComponent(() => import('./unit/UnitPage.tsx'), 'UnitPage'),
  ),
  page('/feed', 'feed.read', feed.FeedListPage),
  page(
    '/health',
    'feed.read',
    lazyRouteComponent(() => import('./explain/HealthPage.tsx'), 'HealthPage'),
  ),
  page(
    '/quarantine',
    'quarantine.read',
    lazyRouteComponent(() => import('./correction/QuarantinePage.tsx'), 'QuarantinePage'),
  ),
  page(
    '/validation',
    'quarantine.read',
    lazyRouteComponent(() => import('./correction/ValidationPage.tsx'), 'ValidationPage'),
  ),
  page(
    '/correction',
    'submission.read',
    lazyRouteComponent(() => import('./correction/CorrectionPage.tsx'), 'CorrectionPage'),
  ),
  page('/feed/connector', 'connector.read', feed.ConnectorListPage),
  page('/feed/connector/$id', 'connector.read', feed.ConnectorPage),
  page('/feed/subsystem', 'connector.read', feed.SubsystemPage),
  page('/feed/$id', 'feed.read', feed.FeedPage),
  page(
    '/connection',
    'connection.read',
    lazyRouteComponent(() => import('./probe/ConnectionBoardPage.tsx'), 'ConnectionBoardPage'),
  ),
  page(
    '/connection/$id',
    'connection.read',
    lazyRouteComponent(() => import('./probe/ConnectionPage.tsx'), 'ConnectionPage'),
  ),
  page('/task', 'task.read', register.TaskListPage),
  page('/task/fault', 'task.read', register.FaultLatenessPage),
  page('/task/$id', 'task.read', register.TaskPage),
  page('/visit', 'visit.read', register.VisitListPage),
  page('/visit/template', 'visit.plan', register.VisitTemplatePage),
  page('/visit/plan/$id', 'visit.read', register.VisitPlanPage),
  page('/visit/$id', 'visit.read', register.VisitPage),
  page('/difficulty', 'task.read', register.DifficultyListPage),
  page('/difficulty/$id', 'task.read', register.DifficultyPage),
  page(
    '/simulator',
    'fault.read',
    lazyRouteComponent(() => import('./probe/FaultPage.tsx'), 'FaultPage'),
  ),
  page(
    '/alert',
    'incident.read',
    lazyRouteComponent(() => import('./alert/AlertListPage.tsx'), 'AlertListPage'),
  ),
  page(
    '/alert/provider',
    'incident.read',
    lazyRouteComponent(() => import('./alert/ScorecardPage.tsx'), 'ScorecardPage'),
  ),
  page(
    '/alert/maintenance',
    'maintenance.read',
    lazyRouteComponent(() => import('./alert/MaintenancePage.tsx'), 'MaintenancePage'),
  ),
  page(
    '/alert/rule',
    'alert-setup.read',
    lazyRouteComponent(() => import('./alert/RulePage.tsx'), 'RulePage'),
  ),
  page(
    '/alert/channel',
    'alert-setup.read',
    lazyRouteComponent(() => import('./alert/ChannelPage.tsx'), 'ChannelPage'),
  ),
  page(
    '/alert/roster',
    'alert-setup.read',
    lazyRouteComponent(() => import('./alert/RosterPage.tsx'), 'RosterPage'),
  ),
  page(
    '/alert/$id',
    'incident.read',
    lazyRouteComponent(() => import('./alert/IncidentPage.tsx'), 'IncidentPage'),
  ),
  page(
    '/report',
    'report.read',
    lazyRouteComponent(() => import('./report/ReportListPage.tsx'), 'ReportListPage'),
  ),
  page(
    '/report/template',
    'report.compose',
    lazyRouteComponent(() => import('./report/template/TemplatePage.tsx'), 'TemplatePage'),
  ),
  page(
    '/report/$id',
    'report.read',
    lazyRouteComponent(() => import('./report/ReportPage.tsx'), 'ReportPage'),
  ),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    staticData: { outside: true },
    component: lazyRouteComponent(() => import('./account/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    staticData: { outside: true },
    component: lazyRouteComponent(() => import('./account/InvitationPage.tsx'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/kiosk',
    staticData: { outside: true },
    component: lazyRouteComponent(() => import('./account/KioskBindPage.tsx'), 'KioskBindPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/tuong',
    staticData: { bare: true },
    component: behind(
      'wall.read',
      lazyRouteComponent(() => import('./wall/WallPage.tsx'), 'WallPage'),
    ),
  }),
  page(
    '/account',
    'session.read',
    lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
  ),
  page(
    '/account/people',
    'user.read',
    lazyRouteComponent(() => import('./account/PeoplePage.tsx'), 'PeoplePage'),
  ),
  page(
    '/account/role',
    'session.read',
    lazyRouteComponent(() => import('./account/RolePage.tsx'), 'RolePage'),
  ),
  page(
    '/account/api-key',
    'api-key.read',
    lazyRouteComponent(() => import('./account/ApiKeyPage.tsx'), 'ApiKeyPage'),
  ),
  page(
    '/account/kiosk',
    'kiosk.read',
    lazyRouteComponent(() => import('./account/KioskPage.tsx'), 'KioskPage'),
  ),
  page(
    '/account/boundary',
    'boundary.change',
    lazyRouteComponent(() => import('./unit/BoundaryPage.tsx'), 'BoundaryPage'),
  ),
  page(
    '/account/egress-rule',
    'egress-rule.read',
    lazyRouteComponent(() => import('./account/EgressRulePage.tsx'), 'EgressRulePage'),
  ),
  page(
    '/account/audit',
    'audit.read',
    lazyRouteComponent(() => import('./account/AuditPage.tsx'), 'AuditPage'),
  ),
] as const

/** `history` is the browser's own unless another one is handed in. */
export const makeRouter = (client: QueryClient, history?: RouterHistory) =>
  createRouter({
    context: { client },
    ...(history && { history }),
    routeTree: root.addChildren(pages),
    parseSearch,
    stringifySearch: writeSearch,
    defaultErrorComponent: Broken,
    defaultPreload: 'intent',
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
  interface StaticDataRouteOption {
    /** For whoever is nobody yet: shown before anything of the province is known. */
    outside?: true
    /** Fills the screen by itself: without masthead, notes and help. */
    bare?: true
  }
}
