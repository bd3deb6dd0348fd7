import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import { overviewQuestion } from './overview/overview-question.ts'
import { OverviewPage } from './overview/OverviewPage.tsx'
import { behind } from './shell/behind.tsx'
import { Broken } from './shell/Broken.tsx'
import { NotFound } from './shell/NotFound.tsx'
import { comparisonOf, type PageState, parseSearch, readPageState, writeSearch } from './shell/page-state.ts'
import { recallLocale } from './shell/preferences.ts'
import { Shell } from './shell/Shell.tsx'

/** Every page. The first one comes with the program; the others are fetched when somebody goes there. */
const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>) => readPageState(search).state,
})

/**
 * Asked for beside the province, not after it; the page itself takes the answer from the cache. Whether a named period
 * still runs, and so what it is held against, only the province's own day can say: then the page asks for itself.
 */
function askEarly(client: QueryClient, state: PageState): void {
  if (state.p && !state.cmp) return
  void client.prefetchQuery(overviewQuestion(state, state.lang ?? recallLocale(), comparisonOf(state, false)))
}

const pages = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: behind('figure.read', OverviewPage),
    loaderDeps: ({ search }) => readPageState(search).state,
    loader: ({ context, deps }) => askEarly(context.client, deps),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/kpi',
    component: behind(
      'figure.read',
      lazyRouteComponent(() => import('./kpi/KpiListPage.tsx'), 'KpiListPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/kpi/$id',
    component: behind(
      'figure.read',
      lazyRouteComponent(() => import('./kpi/KpiPage.tsx'), 'KpiPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/explain/$id',
    component: behind(
      'figure.read',
      lazyRouteComponent(() => import('./explain/ExplainPage.tsx'), 'ExplainPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/compare',
    component: behind(
      'figure.read',
      lazyRouteComponent(() => import('./kpi/compare/ComparePage.tsx'), 'ComparePage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/target',
    component: behind(
      'figure.read',
      lazyRouteComponent(() => import('./target/TargetListPage.tsx'), 'TargetListPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/target/$id',
    component: behind(
      'figure.read',
      lazyRouteComponent(() => import('./target/TargetPage.tsx'), 'TargetPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/unit',
    component: behind(
      'figure.read',
      lazyRouteComponent(() => import('./unit/UnitListPage.tsx'), 'UnitListPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/unit/$code',
    component: behind(
      'figure.read',
      lazyRouteComponent(() => import('./unit/UnitPage.tsx'), 'UnitPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/feed',
    component: behind(
      'feed.read',
      lazyRouteComponent(() => import('./feed/FeedListPage.tsx'), 'FeedListPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/feed/$id',
    component: behind(
      'feed.read',
      lazyRouteComponent(() => import('./feed/FeedPage.tsx'), 'FeedPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/connection',
    component: behind(
      'connection.read',
      lazyRouteComponent(() => import('./probe/ConnectionBoardPage.tsx'), 'ConnectionBoardPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/connection/$id',
    component: behind(
      'connection.read',
      lazyRouteComponent(() => import('./probe/ConnectionPage.tsx'), 'ConnectionPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/simulator',
    component: behind(
      'fault.read',
      lazyRouteComponent(() => import('./probe/FaultPage.tsx'), 'FaultPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alert',
    component: behind(
      'incident.read',
      lazyRouteComponent(() => import('./alert/AlertListPage.tsx'), 'AlertListPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alert/provider',
    component: behind(
      'incident.read',
      lazyRouteComponent(() => import('./alert/ScorecardPage.tsx'), 'ScorecardPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alert/maintenance',
    component: behind(
      'maintenance.read',
      lazyRouteComponent(() => import('./alert/MaintenancePage.tsx'), 'MaintenancePage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alert/rule',
    component: behind(
      'alert-setup.read',
      lazyRouteComponent(() => import('./alert/RulePage.tsx'), 'RulePage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alert/channel',
    component: behind(
      'alert-setup.read',
      lazyRouteComponent(() => import('./alert/ChannelPage.tsx'), 'ChannelPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alert/roster',
    component: behind(
      'alert-setup.read',
      lazyRouteComponent(() => import('./alert/RosterPage.tsx'), 'RosterPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alert/$id',
    component: behind(
      'incident.read',
      lazyRouteComponent(() => import('./alert/IncidentPage.tsx'), 'IncidentPage'),
    ),
  }),
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
    path: '/account',
    component: behind(
      'session.read',
      lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/people',
    component: behind(
      'user.read',
      lazyRouteComponent(() => import('./account/PeoplePage.tsx'), 'PeoplePage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/role',
    component: behind(
      'session.read',
      lazyRouteComponent(() => import('./account/RolePage.tsx'), 'RolePage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/api-key',
    component: behind(
      'api-key.read',
      lazyRouteComponent(() => import('./account/ApiKeyPage.tsx'), 'ApiKeyPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/kiosk',
    component: behind(
      'kiosk.read',
      lazyRouteComponent(() => import('./account/KioskPage.tsx'), 'KioskPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/boundary',
    component: behind(
      'boundary.change',
      lazyRouteComponent(() => import('./unit/BoundaryPage.tsx'), 'BoundaryPage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/egress-rule',
    component: behind(
      'egress-rule.read',
      lazyRouteComponent(() => import('./account/EgressRulePage.tsx'), 'EgressRulePage'),
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/audit',
    component: behind(
      'audit.read',
      lazyRouteComponent(() => import('./account/AuditPage.tsx'), 'AuditPage'),
    ),
  }),
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
  }
}
