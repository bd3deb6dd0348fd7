/** A round as a row of `sample_hot`. */
export interface HotRow {
  /** Epoch ms. */
  at: number
  connection: number
  totalUs: number
  connectUs: number | null
  verdict: number
  echo: number
  dnsUs: number | null
  tlsUs: number | null
  firstByteUs: number | null
}

export const hotColumns = 'at, connection, total_us, connect_us, verdict, echo, dns_us, tls_us, first_byte_us'

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const rowBytes = 74
/** PostgreSQL counts microseconds from 2000-01-01. */
const epoch2000 = 946_684_800_000

/** Rows in PostgreSQL's binary COPY form. */
export function copyRows(rows: readonly HotRow[]): Buffer {
  const buffer = Buffer.allocUnsafe(signature.length + rows.length * rowBytes + 2)
  let at = signature.copy(buffer)
  for (const row of rows) {
    at = buffer.writeInt16BE(9, at)
    at = buffer.writeInt32BE(8, at)
    const micros = (row.at - epoch2000) * 1000
    const high = Math.floor(micros / 2 ** 32)
    at = buffer.writeInt32BE(high, at)
    at = buffer.writeUInt32BE(micros - high * 2 ** 32, at)
    at = int4(buffer, row.connection, at)
    at = int4(buffer, row.totalUs, at)
    at = int4OrNull(buffer, row.connectUs, at)
    at = int2(buffer, row.verdict, at)
    at = int2(buffer, row.echo, at)
    at = int4OrNull(buffer, row.dnsUs, at)
    at = int4OrNull(buffer, row.tlsUs, at)
    at = int4OrNull(buffer, row.firstByteUs, at)
  }
  at = buffer.writeInt16BE(-1, at)
  return buffer.subarray(0, at)
}

const int4 = (buffer: Buffer, value: number, at: number): number =>
  buffer.writeInt32BE(value, buffer.writeInt32BE(4, at))
const int2 = (buffer: Buffer, value: number, at: number): number =>
  buffer.writeInt16BE(value, buffer.writeInt32BE(2, at))
const int4OrNull = (buffer: Buffer, value: number | null, at: number): number =>
  value === null ? buffer.writeInt32BE(-1, at) : int4(buffer, value, at)
