// oxlint-disable max-lines -- one file, so that it can be carried to another machine by itself
import { createHmac, createPrivateKey, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

/*
 * Proves or disproves an audit trail without the program that wrote it: this file imports nothing of ours and could be
 * carried to another machine together with an export, the anchors and the audit keys.
 *
 *   node verify-audit.ts --keyring <file> --export <file> [--anchors <file>] [--from <seq>]
 *   node verify-audit.ts --keyring <file> --database <url> --schema <name> [--anchors <file>]
 *
 * Signatures of anchors are checked with the keyring, or with the public key alone: --signer <file.pem>.
 */

export type FindingKind =
  | 'unreadable'
  | 'unknown-field'
  | 'unknown-key'
  | 'bad-mac'
  | 'broken-link'
  | 'gap'
  | 'anchor-mismatch'
  | 'bad-signature'
  | 'unknown-signer'
  | 'tail-missing'
  | 'head-mismatch'

export interface Finding {
  kind: FindingKind
  seq: number | null
  detail: string
}

export interface Anchor {
  seq: number
  mac: string
  at?: string
  day?: string
  /** What came before is kept elsewhere. Counts only when it is signed. */
  dropped?: true
  signer?: string
  signature?: string
}

export interface Evidence {
  /** Audit keys by id. */
  keys: Pick<ReadonlyMap<string, Buffer>, 'get'>
  anchors: readonly Anchor[]
  /** What the database says its last link is; an export does not have it. */
  head?: Anchor
  /** The first entry there has to be, when those before it were archived; an anchor must stand right before it. */
  from?: number
}

export interface Verdict {
  findings: Finding[]
  checked: number
  last: Anchor | null
}

const fields = [
  'seq',
  'at',
  'actor',
  'role',
  'address',
  'action',
  'outcome',
  'object_type',
  'object_id',
  'unit',
  'before_digest',
  'after_digest',
  'detail',
  'request_id',
  'key_id',
  'prev',
]
const beginning = '0'.repeat(64)
/** Enough to see what happened; a chain broken at its start would otherwise fill the screen. */
const most = 1_000

/**
 * Lines are rows as JSON, oldest first. Where the chain begins is said by whoever asks, never taken from the chain: a
 * beginning cut off right behind an anchor would otherwise look like an archive.
 */
export async function verifyChain(
  lines: AsyncIterable<string> | Iterable<string>,
  evidence: Evidence,
): Promise<Verdict> {
  const findings: Finding[] = []
  const find = (kind: FindingKind, seq: number | null, detail: string) => {
    if (findings.length < most) findings.push({ kind, seq, detail })
  }
  const anchorAt = new Map<number, string>()
  for (const { seq, mac } of evidence.anchors) {
    if (anchorAt.has(seq) && anchorAt.get(seq) !== mac) find('anchor-mismatch', seq, 'two anchors disagree')
    anchorAt.set(seq, mac)
  }
  anchorAt.set(0, beginning)
  const from = evidence.from ?? 1
  const startMac = anchorAt.get(from - 1)
  const start = startMac === undefined ? null : { seq: from - 1, mac: startMac }
  let last: Anchor | null = null
  let checked = 0
  for await (const line of lines) {
    const row = parseRow(line)
    if (!row) {
      find('unreadable', last ? last.seq + 1 : null, `line ${checked + 1} is no entry`)
      continue
    }
    checked++
    const { seq, mac } = row
    const known = [...fields, 'mac']
    for (const name of Object.keys(row.all)) if (!known.includes(name)) find('unknown-field', seq, name)
    const before: Anchor | null = last ?? start
    if (!before) find('gap', seq, `no anchor stands before entry ${from}`)
    else {
      if (seq !== before.seq + 1) find('gap', seq, `${before.seq} is followed by ${seq}`)
      if (row.all['prev'] !== before.mac) find('broken-link', seq, 'it does not follow the entry before it')
    }
    const key = evidence.keys.get(String(row.all['key_id']))
    if (!key) find('unknown-key', seq, `key ${String(row.all['key_id'])}`)
    else if (!sameMac(mac, macOf(row.all, key))) find('bad-mac', seq, 'its content is not what was written')
    const anchored = anchorAt.get(seq)
    if (anchored !== undefined && anchored !== mac) find('anchor-mismatch', seq, 'an anchor names another entry')
    last = { seq, mac }
  }
  const end: number = last?.seq ?? from - 1
  const missing = Math.max(0, ...evidence.anchors.map((anchor) => anchor.seq))
  if (missing > end) find('tail-missing', missing, `an anchor names ${missing}, the chain ends at ${end}`)
  if (evidence.head && (evidence.head.seq !== end || evidence.head.mac !== (last?.mac ?? startMac))) {
    find('head-mismatch', evidence.head.seq, `the head names ${evidence.head.seq}, the chain ends at ${end}`)
  }
  return { findings, checked, last }
}

interface Row {
  seq: number
  mac: string
  all: Record<string, unknown>
}

function parseRow(line: string): Row | null {
  try {
    const all = JSON.parse(line) as Record<string, unknown> | null
    if (all === null || typeof all !== 'object' || Array.isArray(all)) return null
    const { seq, mac } = all
    return Number.isSafeInteger(seq) && typeof mac === 'string' ? { seq: seq as number, mac, all } : null
  } catch {
    return null
  }
}

/** A field that is missing counts as null only if it was null when it was written; the MAC tells. */
function macOf(all: Record<string, unknown>, key: Buffer): string {
  const row = Object.fromEntries(fields.map((name) => [name, all[name]]))
  return createHmac('sha256', key).update(canonical(row)).digest('hex')
}

function sameMac(given: string, computed: string): boolean {
  const [a, b] = [Buffer.from(given, 'latin1'), Buffer.from(computed, 'latin1')]
  return a.length === b.length && timingSafeEqual(a, b)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? '"(missing)"'
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`).join(',')}}`
}

// ---- from the command line ------------------------------------------------------------------------------------------

/** Exit code 0: whole. 1: not whole. 2: could not look. */
export async function verifyAuditCommand(args: string[], say: (line: string) => void): Promise<0 | 1 | 2> {
  const options = {
    keyring: { type: 'string' },
    export: { type: 'string' },
    database: { type: 'string' },
    schema: { type: 'string', default: 'ninh_binh' },
    anchors: { type: 'string' },
    from: { type: 'string' },
    signer: { type: 'string' },
  } as const
  try {
    const { values } = parseArgs({ args, options })
    if (!values.keyring || !values.export === !values.database) {
      say(
        'verify-audit --keyring <file> (--export <file> | --database <url> [--schema <name>]) [--anchors <file>] [--signer <file.pem>] [--from <seq>]',
      )
      return 2
    }
    const keys = readKeys(values.keyring)
    const signers = readSigners(values.keyring, values.signer)
    const { anchors, findings: forged } = judgeAnchors(values.anchors ? readAnchors(values.anchors) : [], signers)
    const from = values.from === undefined ? beginningOf(anchors) : Number(values.from)
    const verdict = values.export
      ? await verifyChain(createInterface({ input: createReadStream(values.export) }), { keys, anchors, from })
      : await verifyLive(values.database!, values.schema, { keys, anchors, from })
    const findings = [...forged, ...verdict.findings]
    for (const { kind, seq, detail } of findings) say(`${kind} ${seq ?? '-'}: ${detail}`)
    const end = `${verdict.checked} entries, last ${verdict.last?.seq ?? 0}, ${anchors.length} anchors`
    say(
      findings.length === 0
        ? `Nhật ký nguyên vẹn / The trail is whole: ${end}`
        : `Nhật ký KHÔNG nguyên vẹn / The trail is NOT whole: ${end}`,
    )
    return findings.length === 0 ? 0 : 1
  } catch (error) {
    say(`Không đọc được / Cannot read: ${(error as Error).message}`)
    return 2
  }
}

function readKeys(path: string): Map<string, Buffer> {
  const { audit } = JSON.parse(readFileSync(path, 'utf8')) as { audit: { id: string; key: string }[] }
  return new Map(audit.map(({ id, key }) => [id, Buffer.from(key, 'base64')]))
}

function readAnchors(path: string): Anchor[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Anchor)
}

/** A signature that is wrong is a finding; one that cannot be checked is one too, and gives no beginning. */
export function judgeAnchors(
  all: readonly Anchor[],
  signers: Pick<ReadonlyMap<string, KeyObject>, 'get'>,
): { anchors: Anchor[]; findings: Finding[] } {
  const findings: Finding[] = []
  const anchors = all.map((anchor) => {
    const { signature, ...signed } = anchor
    if (signature === undefined) return bare(anchor)
    const key = signers.get(anchor.signer ?? '') ?? signers.get('*')
    if (!key) {
      findings.push({ kind: 'unknown-signer', seq: anchor.seq, detail: `key ${anchor.signer ?? '-'}` })
      return bare(anchor)
    }
    if (verify(null, Buffer.from(canonical(signed)), key, Buffer.from(signature, 'base64'))) return anchor
    findings.push({ kind: 'bad-signature', seq: anchor.seq, detail: 'this anchor is not what was signed' })
    return bare(anchor)
  })
  return { anchors, findings }
}

const bare = ({ seq, mac }: Anchor): Anchor => ({ seq, mac })

/** After the last day that was dropped and signed for; unsigned, a beginning cut off would pass for kept elsewhere. */
const beginningOf = (anchors: readonly Anchor[]): number =>
  Math.max(0, ...anchors.filter((anchor) => anchor.dropped && anchor.signature).map((anchor) => anchor.seq)) + 1

/** By id, from the seeds of the keyring; `*` is the one public key that was handed over. */
function readSigners(keyring: string, signer: string | undefined): Map<string, KeyObject> {
  const seeds = (JSON.parse(readFileSync(keyring, 'utf8')) as { sign?: { id: string; key: string }[] }).sign ?? []
  const head = Buffer.from('302e020100300506032b657004220420', 'hex')
  const signers = new Map(
    seeds.map(({ id, key }) => {
      const der = Buffer.concat([head, Buffer.from(key, 'base64')])
      return [id, createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))] as const
    }),
  )
  if (signer !== undefined) signers.set('*', createPublicKey(readFileSync(signer)))
  return signers
}

/** Head and entries as of one moment, by plain SQL over a connection of its own. */
async function verifyLive(url: string, schema: string, evidence: Omit<Evidence, 'head'>): Promise<Verdict> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, application_name: 'verify-audit' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // The row policies hold for an owner who is no superuser too. Rows they would hide from us are missing from the chain,
    // and the head with them: what is not seen is never proven.
    await client.query("select set_config('search_path', $1, true), set_config('app.all', 'system', true)", [
      `${schema},pg_temp`,
    ])
    const head = await client.query<{ seq: string; mac: string }>('select seq, mac from audit_head')
    const named = head.rows[0]
    if (!named) throw new Error('audit_head is empty')
    return await verifyChain(livePages(client, evidence.from ?? 1), {
      ...evidence,
      head: { seq: Number(named.seq), mac: named.mac },
    })
  } finally {
    await client.end()
  }
}

async function* livePages(
  client: { query(text: string, values: unknown[]): Promise<{ rows: unknown[] }> },
  from: number,
) {
  for (let after = from - 1; ;) {
    const { rows } = await client.query(
      `select seq, (to_jsonb(audit) || jsonb_build_object('at',
         to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::text as row
       from audit where seq > $1 order by seq limit 2000`,
      [after],
    )
    const page = rows as { seq: string; row: string }[]
    for (const { row } of page) yield row
    if (page.length < 2_000) return
    after = Number(page.at(-1)!.seq)
  }
}

if (import.meta.main)
  process.exitCode = await verifyAuditCommand(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`))
