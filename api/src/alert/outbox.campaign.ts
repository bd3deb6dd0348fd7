import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { raiseFromDetection } from './raise-from-detection.ts'
import { letterKey } from './send/claim-letter.ts'
import { addChannel, addRule, detected } from './test-alerts.ts'
import { fixedKeyring } from './test-fixed-keyring.ts'
import { type Behaviour, httpReceiver, mailReceiver, type Received } from './test-receivers.ts'

const schema = 'ninh_binh'
const leaseMs = 1_500
/** In a hundred: how a receiver behaves while things are killed. */
const manners: [number, Behaviour][] = [
  [80, 'take'],
  [8, 'fail'],
  [6, 'gone'],
  [3, 'fail-after-taking'],
  [3, 'hang-after-taking'],
]

/**
 * Two senders work while incidents open and are over, and one or the other is killed (SIGKILL), stopped past its lease
 * and let go on (SIGSTOP), or the database is restarted. In the end every letter must have arrived, none twice under its
 * key, and nobody may have heard that it is over before that it is so.
 */
export async function run(kills = 100): Promise<boolean> {
  const state = await makeTestFolder('nhipso-outbox-')
  let server = await startEmbedded({ state })
  const db = openDb({ url: server.url, schema })
  await migrate(db)
  const hook = await httpReceiver()
  const mail = await mailReceiver()
  hook.behave(anyManner)
  const keyring = fixedKeyring()
  const web = await addChannel(db, keyring, 'web', { kind: 'webhook', locale: 'vi', url: `${hook.url}/hook` })
  const bot = await addChannel(db, keyring, 'bot', { kind: 'telegram', locale: 'vi', base: hook.url, chats: ['-100'] })
  const post = await addChannel(db, keyring, 'mail', { kind: 'email', locale: 'vi', to: ['truc@so.test'] })
  await addRule(db, [web, bot, post])

  const workers = new Map<number, ChildProcess>()
  const start = () => startWorker([server.url, schema, String(hook.port), mail.url, String(leaseMs)])
  const began = performance.now()
  const done = { kills: 0, midway: 0, stops: 0, restarts: 0 }
  const raising = new AbortController()
  const raised = raiseOnAndOn(db, raising.signal)
  try {
    for (const place of [0, 1]) workers.set(place, await start())
    while (done.kills < kills) {
      await sleep(50 + Math.random() * 400)
      const place = done.kills % 2
      const worker = workers.get(place)!
      if (done.kills % 6 === 5 && done.stops < done.kills / 6) {
        done.stops += 1
        worker.kill('SIGSTOP')
        await sleep(leaseMs * 1.4)
        worker.kill('SIGCONT')
        continue
      }
      if (done.kills % 15 === 14 && done.restarts < Math.floor(done.kills / 15) + 1) {
        done.restarts += 1
        await server.stop()
        server = await startEmbedded({ state })
      }
      if (await isSending(db)) done.midway += 1
      await end(worker)
      done.kills += 1
      workers.set(place, await start())
    }
    raising.abort()
    const incidents = await raised
    hook.behave(() => 'take')
    await settle(db)
    return await report(db, {
      done,
      denied: hook.denied(),
      incidents,
      seconds: (performance.now() - began) / 1_000,
      received: [hook.received, mail.received],
    })
  } finally {
    await Promise.all([...workers.values()].map(end))
    await Promise.all([hook.close(), mail.close()])
    await db.destroy()
    await server.stop()
    await rm(state, { recursive: true, force: true })
  }
}

function anyManner(): Behaviour {
  let left = Math.random() * 100
  for (const [share, behaviour] of manners) if ((left -= share) < 0) return behaviour
  return 'take'
}

/** Incidents open, become graver and are over, one after another; the database may be away meanwhile. */
async function raiseOnAndOn(db: Db, stop: AbortSignal): Promise<number> {
  let count = 0
  for (; !stop.aborted; count += 1) {
    const id = `c${count}`
    const tell = async (...events: Parameters<typeof detected>[]) => {
      for (;;) {
        const now = new Date()
        const list = events.map(([, ...rest]) => detected(now, ...rest))
        const kept = await db
          .transaction()
          .execute((trx) => raiseFromDetection(trx, list, now))
          .then(() => true)
          .catch(() => false)
        if (kept) return
        await sleep(100)
      }
    }
    await tell([0, 'opened', id])
    if (count % 3 === 0) await tell([0, 'raised', id, { state: 'down' }])
    await sleep(Math.random() * 400)
    await tell([0, 'resolved', id])
  }
  return count
}

async function startWorker(args: string[]): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./test-outbox-worker.ts', import.meta.url))
  const worker = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(worker.stdout, 'data')
  return worker
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

const count = async (db: Db, states: readonly ('waiting' | 'sending')[]): Promise<number> => {
  const row = await db
    .selectFrom('notification')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('state', 'in', states)
    .executeTakeFirstOrThrow()
  return row.n
}
const isSending = async (db: Db) => (await count(db, ['sending']).catch(() => 0)) > 0

/** Nobody is killed any more: what waits for its next try goes out at once. */
async function settle(db: Db): Promise<void> {
  while ((await count(db, ['waiting', 'sending'])) > 0) {
    await db
      .updateTable('notification')
      .set({ due_at: new Date(0) })
      .where('state', '=', 'waiting')
      .execute()
    await sleep(200)
  }
}

interface Ran {
  done: { kills: number; midway: number; stops: number; restarts: number }
  incidents: number
  /** Letters a receiver took and then denied: they must come again. */
  denied: number
  seconds: number
  received: readonly (readonly Received[])[]
}

async function report(db: Db, { done, incidents, denied, seconds, received }: Ran): Promise<boolean> {
  const letters = await db.selectFrom('notification').selectAll().where('channel', '<>', 'in-app').execute()
  const [http = [], mails = []] = received
  // A bot message has no key on its way: what it says is what it is.
  const keyed = [...http.filter(({ key }) => key !== ''), ...mails].map(({ key }) => key.replace(/^<(.+)@.*>$/, '$1'))
  const bots = http.filter(({ key }) => key === '').map(({ text }) => text)
  const plain = (text: string) => text.replace(/^\(gửi lại\) /, '')
  const keys = new Set(keyed)
  const bodies = new Set(bots.map(plain))
  const kindOf = new Map(letters.map(({ channel }) => [channel, '']))
  for (const { id, kind } of await db.selectFrom('channel').select(['id', 'kind']).execute()) kindOf.set(id, kind)
  const botLetters = letters.filter(({ channel }) => kindOf.get(channel) === 'telegram')
  const keyedLetters = letters.filter(({ channel }) => kindOf.get(channel) !== 'telegram')
  const missed =
    keyedLetters.filter((letter) => !keys.has(letterKey(letter))).length + (botLetters.length - bodies.size)
  const strangers = keys.size - keyedLetters.length + missed
  const raw = keyed.length - keys.size + (bots.length - bodies.size)
  const unmarked = bots.length - bodies.size - bots.filter((text) => text.startsWith('(gửi lại)')).length
  const early = tooEarly(http) + tooEarly(mails)
  const waits = letters
    .map((letter) => letter.sent_at!.getTime() - letter.created_at.getTime())
    .toSorted((a, b) => a - b)
  const lines = [
    `${done.kills} kills in ${Math.round(seconds)} s, ${done.midway} of them with a letter on its way; ${done.stops} stopped past the lease, ${done.restarts} restarts of the database`,
    `${incidents} incidents, ${letters.length} letters by webhook, bot and mail; p50 ${waits[Math.floor(waits.length / 2)]} ms, p99 ${waits[Math.floor(waits.length * 0.99)]} ms from transition to sent`,
    `missed ${missed}; duplicates after the key ${strangers}; raw duplicates ${raw}: ${denied} asked for by a receiver that took a letter and then failed or said nothing, ${raw - denied} by kills and stops (${(((raw - denied) / letters.length) * 100).toFixed(2)} % of letters)`,
    `bot messages sent twice without "(gửi lại)": ${Math.max(0, unmarked)}; over before so: ${early}`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return missed === 0 && strangers === 0 && early === 0
}

/** Per receiver and incident: how often it was over before it was so. */
function tooEarly(received: readonly Received[]): number {
  let early = 0
  const told = new Set<string>()
  for (const { recipient, subject, text } of received) {
    const line = subject === '' ? (text.replace(/^\(gửi lại\) /, '').split('\n')[0] ?? '') : subject
    const incident = `${recipient} ${/\b(c\d+)\b/.exec(line)?.[1]}`
    if (line.includes('Đã khôi phục')) early += told.has(incident) ? 0 : 1
    else told.add(incident)
  }
  return early
}
