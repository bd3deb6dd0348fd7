import { lazyRouteComponent } from '@tanstack/react-router'

/** The pages of sources: each comes with its own script, when somebody opens it. */
export const FeedListPage = lazyRouteComponent(() => import('./FeedListPage.tsx'), 'FeedListPage')
export const FeedPage = lazyRouteComponent(() => import('./FeedPage.tsx'), 'FeedPage')
export const ConnectorListPage = lazyRouteComponent(() => import('./ConnectorListPage.tsx'), 'ConnectorListPage')
export const ConnectorPage = lazyRouteComponent(() => import('./ConnectorPage.tsx'), 'ConnectorPage')
export const SubsystemPage = lazyRouteComponent(() => import('./SubsystemPage.tsx'), 'SubsystemPage')
