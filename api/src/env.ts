import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { dayOf, isDay } from 'shared/day.ts'
import { auditSettingsSay } from 'shared/messages/account-command.ts'
import { say } from 'shared/messages/say.ts'
import { settingsSay } from 'shared/messages/settings.ts'
import type { Text } from 'shared/text.ts'
import type { LogServer } from './account/audit/log-server.ts'
import {
  identitySettingNames,
  type IdentitySettings,
  readIdentitySettings,
} from './account/identity/identity-settings.ts'
import { folderFault } from './db/folder-fault.ts'
import { checkout, stateFolder } from './db/state-folder.ts'
import { isSchemaName } from './db/open.ts'
import { placesOf } from './http/places.ts'
import { settingFault } from './setting-fault.ts'
import { probeSettingSays } from 'shared/messages/probe-setting.ts'
import { readRetention, type Retention, usualRetention } from './probe/keep/retention.ts'

const port = (otherwise: number, least = 0, most = 65_535) =>
  z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && +text >= least && +text <= most, { abort: true })
    .transform(Number)
    .default(otherwise)

/** The switchboard, one port for each subsystem, and the four of the probed side stand side by side. */
export const simulatorPorts = 14
const label = '[a-z0-9]([a-z0-9-]*[a-z0-9])?'
const hostName = new RegExp(`^(${label}\\.)*(?!\\d+$)${label}$`, 'i')

/** Whether the driver will find a server in it: a host, or a folder with its socket. */
function isDatabaseUrl(text: string): boolean {
  const url = /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null
  return url !== null && (url.hostname !== '' || url.searchParams.has('host'))
}

const isNameServer = (text: string): boolean =>
  isIP(text) !== 0 || /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\]):\d{1,5}$/i.test(text)

export const modes = ['demo', 'production'] as const

/** The units of today exist since this day, and their history begins with it. */
const firstDay = '2025-07-01'

/** Every setting there is, those of signing in beside (`identity-settings.ts`); each is an environment variable. */
const settings = z.object({
  PORT: port(4600),
  HOST: z
    .string()
    .refine((text) => isIP(text) !== 0 || hostName.test(text))
    .default('127.0.0.1'),
  // The demonstration stays on this machine and makes what it needs; production is told everything.
  NHIPSO_MODE: z.enum(modes).default('demo'),
  DATABASE_URL: z.string().refine(isDatabaseUrl).optional(),
  // The same database under the account the program works under, where that has a password of its own.
  NHIPSO_APP_DATABASE_URL: z.string().refine(isDatabaseUrl).optional(),
  SIMULATOR_PORT: port(4700, 1, 65_535 - simulatorPorts + 1),
  // No program keeps data below /proc or /sys, and Node tries for ever to make a folder there.
  NHIPSO_STATE: z
    .string()
    .regex(/^\/(?!(proc|sys)(\/|$))/)
    .default(stateFolder()),
  NHIPSO_KEYRING: z.string().regex(/^\//).optional(),
  NHIPSO_OPEN_FIGURES: z.enum(['yes', 'no']).optional(),
  NHIPSO_SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/)
    .optional(),
  // At least three months (TCVN 14423:2026); twelve where NĐ 333/2026 asks for them.
  NHIPSO_AUDIT_DAYS: z
    .string()
    .refine((text) => /^\d{2,4}$/.test(text) && +text >= 92 && +text <= 3_660, { abort: true })
    .transform(Number)
    .default(366),
  NHIPSO_SYSLOG: z
    .string()
    .regex(/^(tls|tcp):\/\/[a-z0-9.:[\]-]+:\d{1,5}$/i)
    .optional(),
  NHIPSO_KEEP: z
    .string()
    .refine((text) => readRetention(text) !== null)
    .optional(),
  // Seconds for which all that hangs on a node must be well before its incident is held to be over.
  NHIPSO_ROOT_HOLD: z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text) && +text >= 5 && +text <= 3_600, { abort: true })
    .transform(Number)
    .default(300),
  // Name servers the probers ask, as `address` or `address:port`, with commas; without it, the machine's own.
  NHIPSO_RESOLVER: z
    .string()
    .refine((text) => text.split(',').every(isNameServer))
    .transform((text) => text.split(','))
    .optional(),
  NHIPSO_SCHEMA: z.string().refine(isSchemaName).default('ninh_binh'),
  NHIPSO_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NHIPSO_DEMO_HISTORY_FROM: z
    .string()
    .refine((day) => isDay(day) && day >= firstDay && day <= dayOf(new Date()))
    .optional(),
})
const together = settings.refine(
  ({ PORT, SIMULATOR_PORT }) => PORT < SIMULATOR_PORT || PORT >= SIMULATOR_PORT + simulatorPorts,
  { path: ['SIMULATOR_PORT'] },
)

export interface Env {
  mode: (typeof modes)[number]
  host: string
  port: number
  /** A server of one's own; null means the embedded one. */
  databaseUrl: string | null
  /** The same under the program's own account; null means as the first, with only the name changed. */
  appDatabaseUrl: string | null
  simulatorPort: number
  state: string
  /** The file of keys: of the demonstration in its state folder, of production wherever it is kept safe. */
  keyring: string
  /** Who has not signed in reads the figures, and nothing beyond. */
  openFigures: boolean
  /** Where to tell of a weakness; null while nobody is named. */
  securityContact: string | null
  identity: IdentitySettings
  /** How long the trail is kept, and the log server it is sent to besides. */
  audit: { days: number; logServer: LogServer | null }
  /** How long samples, rollups and events are kept. */
  retention: Retention
  /** How long all that hangs on a node must be well before its incident is held to be over. */
  rootHoldMs: number
  schema: string
  /** Name servers the probers ask; none for the machine's own. */
  resolvers: string[]
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
  const listening = { host: given['HOST'] ?? '127.0.0.1', port: Number(given['PORT'] ?? 4600) }
  const signIn = readIdentitySettings(given, { ...listening, demo: given['NHIPSO_MODE'] !== 'production' })
  const problems = [
    ...(result.success ? [] : placesOf(result.error, '').map(describe(given))),
    ...(result.success && signIn.kind === 'refused' ? signIn.problems : []),
    ...(result.success ? missing(given) : []),
  ]
  if (result.success) {
    const fault = folderFault(result.data.NHIPSO_STATE)
    if (fault)
      problems.push(settingFault('NHIPSO_STATE', result.data.NHIPSO_STATE, settingsSay[fault.why], { at: fault.at }))
  }
  if (!result.success || signIn.kind === 'refused' || problems.length > 0) return { kind: 'refused', problems }
  const s = result.data
  const openFigures = s.NHIPSO_OPEN_FIGURES === undefined ? s.NHIPSO_MODE === 'demo' : s.NHIPSO_OPEN_FIGURES === 'yes'
  return {
    kind: 'read',
    warnings: unknownSettings(given),
    env: {
      mode: s.NHIPSO_MODE,
      host: s.HOST,
      port: s.PORT,
      databaseUrl: s.DATABASE_URL ?? null,
      appDatabaseUrl: s.NHIPSO_APP_DATABASE_URL ?? null,
      simulatorPort: s.SIMULATOR_PORT,
      state: s.NHIPSO_STATE,
      keyring: s.NHIPSO_KEYRING ?? join(s.NHIPSO_STATE, 'keyring.json'),
      openFigures,
      securityContact: s.NHIPSO_SECURITY_CONTACT ?? null,
      identity: { ...signIn.settings, openFigures },
      audit: { days: s.NHIPSO_AUDIT_DAYS, logServer: logServerOf(s.NHIPSO_SYSLOG) },
      retention: readRetention(s.NHIPSO_KEEP ?? '') ?? usualRetention,
      rootHoldMs: s.NHIPSO_ROOT_HOLD * 1_000,
      schema: s.NHIPSO_SCHEMA,
      resolvers: s.NHIPSO_RESOLVER ?? [],
      logLevel: s.NHIPSO_LOG,
      demoHistoryFrom: s.NHIPSO_DEMO_HISTORY_FROM ?? null,
      checkout,
    },
  }
}

function logServerOf(url: string | undefined): LogServer | null {
  if (url === undefined) return null
  const { protocol, hostname, port } = new URL(url)
  return { host: hostname, port: Number(port), tls: protocol === 'tls:' }
}

/** What the demonstration makes up by itself, and production has to be told. */
const needed: Record<string, Text> = {
  NHIPSO_PUBLIC_URL: settingsSay.neededPublicUrl,
  NHIPSO_KEYRING: settingsSay.neededKeyring,
  NHIPSO_SECURITY_CONTACT: settingsSay.neededContact,
  // The address is https and the program speaks http, so something always stands between; unknown to us, it would be
  // the one address everybody has, and a few wrong passwords would shut out the province.
  NHIPSO_TRUSTED_PROXIES: settingsSay.neededProxies,
}

function missing(given: Record<string, string | undefined>): string[] {
  if (given['NHIPSO_MODE'] !== 'production') return []
  // Browsers keep a cookie marked Secure off http, and production has no other.
  const there = (name: string, value = '') =>
    name === 'NHIPSO_PUBLIC_URL' ? value.startsWith('https://') : value !== ''
  return Object.entries(needed).flatMap(([name, why]) =>
    there(name, given[name]) ? [] : [settingFault(name, given[name] ?? '', why)],
  )
}

const describe = (given: Record<string, string | undefined>) => (place: ReturnType<typeof placesOf>[number]) => {
  const hint = hints[place.at as keyof typeof settings.shape]
  // The address of a database carries its password.
  const value = place.at.endsWith('DATABASE_URL') ? '…' : (given[place.at] ?? '')
  return settingFault(place.at, value, hint ?? place.detail, hint ? {} : place.parameters)
}

const hints: Partial<Record<keyof typeof settings.shape, { vi: string; en: string }>> = {
  PORT: settingsSay.port,
  HOST: settingsSay.host,
  DATABASE_URL: settingsSay.databaseUrl,
  NHIPSO_APP_DATABASE_URL: settingsSay.databaseUrl,
  NHIPSO_KEYRING: settingsSay.absolutePath,
  NHIPSO_SECURITY_CONTACT: settingsSay.contact,
  NHIPSO_AUDIT_DAYS: auditSettingsSay.days,
  NHIPSO_SYSLOG: auditSettingsSay.logServer,
  NHIPSO_KEEP: probeSettingSays.keep,
  NHIPSO_ROOT_HOLD: probeSettingSays.rootHold,
  SIMULATOR_PORT: settingsSay.simulatorPort,
  NHIPSO_DEMO_HISTORY_FROM: settingsSay.pastDay,
  NHIPSO_STATE: settingsSay.absolutePath,
  NHIPSO_SCHEMA: settingsSay.schemaName,
  NHIPSO_RESOLVER: settingsSay.nameServers,
}

function unknownSettings(given: Record<string, string | undefined>): string[] {
  const known: string[] = [...Object.keys(settings.shape), ...identitySettingNames]
  return Object.keys(given)
    .filter((name) => name.startsWith('NHIPSO_') && !known.includes(name))
    .map((name) => {
      const parameters = { name, known: known.join(', ') }
      return `${say('vi', settingsSay.unknown, parameters)}\n  ${say('en', settingsSay.unknown, parameters)}`
    })
}
