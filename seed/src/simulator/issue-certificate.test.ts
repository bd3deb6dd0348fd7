import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:tls'
import { expect, test } from 'vitest'
import { issueCertificate, makeAuthority } from './issue-certificate.ts'

const from = new Date(Date.now() - 86_400_000)
const to = new Date(Date.now() + 86_400_000 * 40)
const authority = makeAuthority('Nhịp Số – thử nghiệm', from, to)

test('a certificate says what it was asked to say', () => {
  const { cert } = issueCertificate(authority, { names: ['a.test', '*.b.test'], from, to })
  const read = new X509Certificate(cert)
  expect(read.subject).toBe('CN=a.test')
  expect(read.subjectAltName).toBe('DNS:a.test, DNS:*.b.test')
  expect(Math.abs(Date.parse(read.validTo) - to.getTime())).toBeLessThan(1_000)
  expect(read.checkIssued(new X509Certificate(authority.certificate))).toBe(true)
  expect(read.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true)
})

test('an authority of one seed is one authority, to the byte', () => {
  expect(makeAuthority('Nhịp Số – thử nghiệm', from, to).certificate).toBe(authority.certificate)
  expect(makeAuthority('Nhịp Số – thử nghiệm', from, to, 'other').certificate).not.toBe(authority.certificate)
})

test('beyond 2049 too', () => {
  const late = new Date('2061-03-04T05:06:07Z')
  const { cert } = issueCertificate(authority, { names: ['a.test'], from, to: late })
  expect(new Date(new X509Certificate(cert).validTo)).toEqual(late)
})

test.each([
  ['whoever trusts the authority trusts it', authority.certificate, 'x.b.test', true],
  ['under another name nobody does', authority.certificate, 'c.test', false],
  ['nor does whoever trusts others', makeAuthority('other', from, to).certificate, 'a.test', false],
])('%s', async (_, ca, servername, trusted) => {
  const server = createServer(issueCertificate(authority, { names: ['a.test', '*.b.test'], from, to }), (socket) =>
    socket.on('error', () => {}),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect({ host: '127.0.0.1', port, servername, ca, rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  expect(socket.authorized).toBe(trusted)
  socket.destroy()
  server.close()
})
