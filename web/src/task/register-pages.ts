import { lazyRouteComponent } from '@tanstack/react-router'

/** The pages of the register, each fetched when somebody goes there. */
export const TaskListPage = lazyRouteComponent(() => import('./TaskListPage.tsx'), 'TaskListPage')
export const TaskPage = lazyRouteComponent(() => import('./TaskPage.tsx'), 'TaskPage')
export const FaultLatenessPage = lazyRouteComponent(() => import('./FaultLatenessPage.tsx'), 'FaultLatenessPage')
export const DifficultyListPage = lazyRouteComponent(() => import('./DifficultyListPage.tsx'), 'DifficultyListPage')
export const DifficultyPage = lazyRouteComponent(() => import('./DifficultyPage.tsx'), 'DifficultyPage')
export const VisitListPage = lazyRouteComponent(() => import('./visit/VisitListPage.tsx'), 'VisitListPage')
export const VisitPlanPage = lazyRouteComponent(() => import('./visit/VisitPlanPage.tsx'), 'VisitPlanPage')
export const VisitTemplatePage = lazyRouteComponent(() => import('./visit/VisitTemplatePage.tsx'), 'VisitTemplatePage')
export const VisitPage = lazyRouteComponent(() => import('./visit/VisitPage.tsx'), 'VisitPage')
