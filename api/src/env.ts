import { z } from 'zod'
import { daySchema } from 'shared/day.ts'
import { say } from 'shared/messages/say.ts'
import { settingsSay } from 'shared/messages/settings.ts'
import { checkout, stateFolder } from './db/state-folder.ts'
import { isSchemaName } from './db/open.ts'
import { placesOf } from './http/places.ts'

const port = (otherwise: number) => z.coerce.number().int().min(0).max(65_535).default(otherwise)

/** Every setting there is; each is an environment variable. */
const settings = z.object({
  PORT: port(4600),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./)
    .optional(),
  SIMULATOR_PORT: port(4700),
  NHIPSO_STATE: z.string().regex(/^\//).default(stateFolder()),
  NHIPSO_SCHEMA: z.string().refine(isSchemaName).default('ninh_binh'),
  NHIPSO_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NHIPSO_DEMO_HISTORY_FROM: daySchema.optional(),
})

export interface Env {
  host: string
  port: number
  /** A server of one's own; null means the embedded one. */
  databaseUrl: string | null
  simulatorPort: number
  state: string
  schema: string
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Where the simulated history begins, when it is to be shorter than the province's. */
  demoHistoryFrom: string | null
  checkout: string
}

export type EnvOutcome = { kind: 'read'; env: Env; warnings: string[] } | { kind: 'refused'; problems: string[] }

/** Reads and judges every setting; what is wrong is named in both languages. An empty value means not set. */
export function readEnv(from: Record<string, string | undefined>): EnvOutcome {
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''))
  const result = settings.safeParse(given)
  if (!result.success) return { kind: 'refused', problems: placesOf(result.error, '').map(describe(given)) }
  const s = result.data
  return {
    kind: 'read',
    warnings: unknownSettings(given),
    env: {
      host: s.HOST,
      port: s.PORT,
      databaseUrl: s.DATABASE_URL ?? null,
      simulatorPort: s.SIMULATOR_PORT,
      state: s.NHIPSO_STATE,
      schema: s.NHIPSO_SCHEMA,
      logLevel: s.NHIPSO_LOG,
      demoHistoryFrom: s.NHIPSO_DEMO_HISTORY_FROM ?? null,
      checkout,
    },
  }
}

const describe = (given: Record<string, string | undefined>) => (place: ReturnType<typeof placesOf>[number]) => {
  const hint = hints[place.at as keyof typeof settings.shape]
  // The address of a database carries its password.
  const value = place.at === 'DATABASE_URL' ? '…' : (given[place.at] ?? '')
  const why = (locale: 'vi' | 'en') => (hint ? say(locale, hint) : say(locale, place.detail, place.parameters))
  return `${say('vi', settingsSay.bad, { name: place.at, value, why: why('vi') })}\n  ${say('en', settingsSay.bad, { name: place.at, value, why: why('en') })}`
}

const hints: Partial<Record<keyof typeof settings.shape, { vi: string; en: string }>> = {
  DATABASE_URL: settingsSay.databaseUrl,
  NHIPSO_STATE: settingsSay.absolutePath,
  NHIPSO_SCHEMA: settingsSay.schemaName,
}

function unknownSettings(given: Record<string, string | undefined>): string[] {
  const known = Object.keys(settings.shape)
  return Object.keys(given)
    .filter((name) => name.startsWith('NHIPSO_') && !known.includes(name))
    .map((name) => {
      const parameters = { name, known: known.join(', ') }
      return `${say('vi', settingsSay.unknown, parameters)}\n  ${say('en', settingsSay.unknown, parameters)}`
    })
}
