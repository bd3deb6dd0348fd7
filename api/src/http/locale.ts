import type { Context } from 'hono'
import type { Locale } from 'shared/text.ts'

/** Vietnamese unless the asker says `?lang=en`. */
export const localeOf = (c: Pick<Context, 'req'>): Locale => (c.req.query('lang') === 'en' ? 'en' : 'vi')
