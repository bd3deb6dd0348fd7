import { callbackify } from 'node:util'
import { createTransport, type Transporter } from 'nodemailer'
import { connectNamed } from './connect-named.ts'
import type { EgressOptions } from './guarded-connect.ts'
import type { EgressRules } from './judge-address.ts'

export interface MailWay extends Pick<EgressOptions, 'now' | 'resolver' | 'ca'> {
  rules: () => Promise<EgressRules>
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/**
 * The mail server the settings name, reached by the guard of ways out like every other: its name is looked up once, what
 * is never asked is not asked, and no proxy of the environment stands between. TLS is laid over the socket afterwards.
 */
export function openMailTransport(url: string, { rules, ...options }: MailWay): Transporter {
  const reach = callbackify(async ({ host = '', port, secure }: Asked) => {
    const now = await rules()
    const target = { host: plain(host), port: Number(port) || (secure ? 465 : 587), tls: false }
    const way = { ...options, rules: () => now, connectMs: patience.connectionTimeout }
    return { connection: await connectNamed(way, target) }
  })
  return createTransport({
    url,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
    getSocket: (asked, callback) => reach(asked, (error, socket) => callback(error, socket)),
  })
}

interface Asked {
  host?: string | undefined
  port?: number | string | undefined
  secure?: boolean | undefined
}

/** As it stands in an address of a server: an IPv6 address without its brackets. */
const plain = (host: string): string => host.replace(/^\[(.+)\]$/, '$1')
