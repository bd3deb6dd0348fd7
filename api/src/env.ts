import { isIP } from 'node:net'
import { z } from 'zod'
import { daySchema, dayOf } from 'shared/day.ts'
import { say } from 'shared/messages/say.ts'
import { settingsSay } from 'shared/messages/settings.ts'
import { checkout, stateFolder } from './db/state-folder.ts'
import { isSchemaName } from './db/open.ts'
import { placesOf } from './http/places.ts'

const port = (otherwise: number, least = 0, most = 65_535) =>
  z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && +text >= least && +text <= most, { abort: true })
    .transform(Number)
    .default(otherwise)

/** The switchboard and one port for each subsystem stand side by side. */
const simulatorPorts = 10
const label = '[a-z0-9]([a-z0-9-]*[a-z0-9])?'
const hostName = new RegExp(`^(${label}\\.)*(?!\\d+$)${label}$`, 'i')

/** Whether the driver will find a server in it: a host, or a folder with its socket. */
function isDatabaseUrl(text: string): boolean {
  const url = /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null
  return url !== null && (url.hostname !== '' || url.searchParams.has('host'))
}

/** Every setting there is; each is an environment variable. */
const settings = z.object({
  PORT: port(4600),
  HOST: z
    .string()
    .refine((text) => isIP(text) !== 0 || hostName.test(text))
    .default('127.0.0.1'),
  DATABASE_URL: z.string().refine(isDatabaseUrl).optional(),
  SIMULATOR_PORT: port(4700, 1, 65_535 - simulatorPorts + 1),
  // No program keeps data below /proc or /sys, and Node tries for ever to make a folder there.
  NHIPSO_STATE: z
    .string()
    .regex(/^\/(?!(proc|sys)(\/|$))/)
    .default(stateFolder()),
  NHIPSO_SCHEMA: z.string().refine(isSchemaName).default('ninh_binh'),
  NHIPSO_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NHIPSO_DEMO_HISTORY_FROM: daySchema.refine((day) => day <= dayOf(new Date())).optional(),
})
const together = settings.refine(
  ({ PORT, SIMULATOR_PORT }) => PORT < SIMULATOR_PORT || PORT >= SIMULATOR_PORT + simulatorPorts,
  { path: ['SIMULATOR_PORT'] },
)

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
  const result = together.safeParse(given)
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
  PORT: settingsSay.port,
  HOST: settingsSay.host,
  DATABASE_URL: settingsSay.databaseUrl,
  SIMULATOR_PORT: settingsSay.simulatorPort,
  NHIPSO_DEMO_HISTORY_FROM: settingsSay.pastDay,
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
