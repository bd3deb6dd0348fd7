import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'

/** An authority of the simulation's own: nobody else trusts it. */
export interface Authority {
  name: string
  key: KeyObject
  /** PEM. */
  certificate: string
}

export interface Issued {
  /** PEM, as `tls` takes them. */
  key: string
  cert: string
}

export interface CertificateWish {
  /** DNS names it is for; the first is its subject. */
  names: string[]
  from: Date
  to: Date
}

/**
 * X.509 (RFC 5280) in as few words as TLS accepts. The authority is made of its seed alone, to the byte, so that the
 * province can say whom to trust before the simulator runs.
 */
export function makeAuthority(name: string, from: Date, to: Date, seed = name): Authority {
  const secret = createHash('sha256').update(`authority ${seed}`).digest()
  const key = createPrivateKey({ key: Buffer.concat([ed25519Head, secret]), format: 'der', type: 'pkcs8' })
  const extensions = [
    extension('2.5.29.19', sequence(tlv(0x01, Buffer.from([0xff]))), true),
    extension('2.5.29.15', tlv(0x03, Buffer.from([0x02, 0x04])), true),
  ]
  const publicKey = createPublicKey(key)
  const serial = createHash('sha256').update(secret).digest().subarray(0, 15)
  const certificate = write({ issuer: name, subject: name, from, to, publicKey, extensions, serial, key })
  return { name, key, certificate }
}

export function issueCertificate(authority: Authority, { names, from, to }: CertificateWish): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const alternatives = sequence(...names.map((dnsName) => tlv(0x82, Buffer.from(dnsName, 'latin1'))))
  const extensions = [extension('2.5.29.17', alternatives, false)]
  const words = {
    issuer: authority.name,
    subject: names[0] ?? '',
    from,
    to,
    publicKey,
    extensions,
    serial: randomBytes(15),
    key: authority.key,
  }
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: write(words) }
}

interface Words {
  issuer: string
  subject: string
  from: Date
  to: Date
  publicKey: KeyObject
  extensions: Buffer[]
  serial: Buffer
  key: KeyObject
}

const ed25519 = () => sequence(oid('1.3.101.112'))
const ed25519Head = Buffer.from('302e020100300506032b657004220420', 'hex')

function write({ issuer, subject, from, to, publicKey, extensions, serial, key }: Words): string {
  const toBeSigned = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.concat([Buffer.from([0x01]), serial])),
    ed25519(),
    nameOf(issuer),
    sequence(time(from), time(to)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  )
  const signature = sign(null, toBeSigned, key)
  const certificate = sequence(toBeSigned, ed25519(), tlv(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function tlv(tag: number, body: Buffer): Buffer {
  const { length } = body
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), body])
  const digits = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...digits]), body])
}

const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, Buffer.concat(parts))

function oid(text: string): Buffer {
  const [one = 0, two = 0, ...rest] = text.split('.').map(Number)
  const bytes = rest.flatMap((number) => {
    const digits = [number & 0x7f]
    for (let left = number >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80)
    return digits
  })
  return tlv(0x06, Buffer.from([one * 40 + two, ...bytes]))
}

const nameOf = (commonName: string): Buffer =>
  sequence(tlv(0x31, sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(commonName)))))

/** UTCTime until 2049, as the standard wants it; written with four digits of the year after that. */
function time(at: Date): Buffer {
  const digits = at.toISOString().replaceAll(/[-:T]|\..*$/g, '')
  return at.getUTCFullYear() < 2050
    ? tlv(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : tlv(0x18, Buffer.from(`${digits}Z`))
}

const extension = (id: string, body: Buffer, critical: boolean): Buffer =>
  sequence(oid(id), ...(critical ? [tlv(0x01, Buffer.from([0xff]))] : []), tlv(0x04, body))
