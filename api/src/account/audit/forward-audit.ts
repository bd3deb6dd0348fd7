import { once } from 'node:events'
import { hostname } from 'node:os'
import type { Socket } from 'node:net'
import type { Db } from '../../db/open.ts'
import type { Logger } from '../../deps.ts'
import { exportPage } from './export-audit.ts'
import type { LogServer } from './log-server.ts'

export interface ForwardDeps {
  db: Db
  log: Logger
  /** The way out: where a log server stands is said by the settings, and still only that is reached. */
  connect: (to: LogServer) => Promise<Socket>
}

const pageSize = 1_000
/** How long a log server may take to take a page. */
const deadlineMs = 15_000

/**
 * Sends what is new in the trail to the province's log server (RFC 5424 in RFC 5425 frames), and remembers how far it
 * came. What was sent and not remembered is sent again: each entry bears its number. Answers how many were sent.
 */
export async function forwardAudit({ db, log, connect }: ForwardDeps, to: LogServer): Promise<number> {
  const { seq: sent } = await db.selectFrom('audit_forwarded').select('seq').executeTakeFirstOrThrow()
  const rows = await exportPage(db, sent, pageSize)
  const last = rows.at(-1)
  if (!last) return 0
  await deliver(await connect(to), rows.map((row) => frameOf(messageOf(row))).join(''))
  await db.updateTable('audit_forwarded').set({ seq: last.seq }).where('seq', '=', sent).execute()
  log.info({ entries: rows.length, last: last.seq }, 'the audit trail was sent to the log server')
  return rows.length
}

type Row = Awaited<ReturnType<typeof exportPage>>[number]

/** `log audit` by its facility; a refusal is a warning, what was done is a notice. */
export function messageOf(row: Row, host = hostname()): string {
  const severity = row.outcome === 'denied' ? 4 : 5
  const safeHost = host.replaceAll(/[^\u0021-\u007e]/g, '').slice(0, 255) || '-'
  // BOM and all: RFC 5424 wants it before UTF-8. JSON has no line breaks, so nobody forges a message within one.
  return `<${13 * 8 + severity}>1 ${row.at.toISOString()} ${safeHost} nhip-so - audit - \ufeff${JSON.stringify(row)}`
}

const frameOf = (message: string): string => `${Buffer.byteLength(message)} ${message}`

/** Taken when the other side has taken the last byte and closed without an error. */
async function deliver(socket: Socket, text: string): Promise<void> {
  const stop = AbortSignal.timeout(deadlineMs)
  const failed = once(socket, 'error', { signal: stop }).then(([error]) => Promise.reject(error as Error))
  try {
    socket.end(text)
    socket.resume()
    await Promise.race([once(socket, 'close', { signal: stop }), failed])
  } finally {
    socket.destroy()
    failed.catch(() => {})
  }
}
