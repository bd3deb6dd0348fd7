import { carried } from './shell/page-state.ts'

/** Where links lead, spread into `<Link {...toKpi('T02')}>`: the period and the language go along. */
export const toOverview = () => ({ to: '/', search: carried }) as const
export const toKpis = () => ({ to: '/kpi', search: carried }) as const
export const toKpi = (id: string) => ({ to: '/kpi/$id', params: { id }, search: carried }) as const
export const toUnits = () => ({ to: '/unit', search: carried }) as const
export const toUnit = (code: string) => ({ to: '/unit/$code', params: { code }, search: carried }) as const
export const toFeeds = () => ({ to: '/feed', search: carried }) as const
export const toFeed = (id: string) => ({ to: '/feed/$id', params: { id }, search: carried }) as const
