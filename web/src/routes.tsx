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
    component: OverviewPage,
    loaderDeps: ({ search }) => readPageState(search).state,
    loader: ({ context, deps }) => askEarly(context.client, deps),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/kpi',
    component: lazyRouteComponent(() => import('./kpi/KpiListPage.tsx'), 'KpiListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/kpi/$id',
    component: lazyRouteComponent(() => import('./kpi/KpiPage.tsx'), 'KpiPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/unit',
    component: lazyRouteComponent(() => import('./unit/UnitListPage.tsx'), 'UnitListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/unit/$code',
    component: lazyRouteComponent(() => import('./unit/UnitPage.tsx'), 'UnitPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/feed',
    component: lazyRouteComponent(() => import('./feed/FeedListPage.tsx'), 'FeedListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/feed/$id',
    component: lazyRouteComponent(() => import('./feed/FeedPage.tsx'), 'FeedPage'),
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
}
