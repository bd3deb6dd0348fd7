import { expect, it } from 'vitest'
import { securityText, securityTxtDoor } from './security-txt.ts'

const now = new Date('2026-11-22T03:00:00Z')
const contact = { contact: 'mailto:antoan@ninhbinh.gov.vn', origin: 'https://nhipso.ninhbinh.gov.vn' }

it('says whom to tell, and is dated well ahead but within a year', () => {
  expect(securityText(contact, now)).toBe(
    'Contact: mailto:antoan@ninhbinh.gov.vn\nExpires: 2027-05-23T00:00:00.000Z\nPreferred-Languages: vi, en\n' +
      'Canonical: https://nhipso.ninhbinh.gov.vn/.well-known/security.txt\n',
  )
})

it('a setting cannot write a line of its own', () => {
  expect(
    securityText({ ...contact, contact: 'mailto:a@b\r\nContact: mailto:evil' }, now).match(/^Contact:/gm),
  ).toHaveLength(1)
})

it('stands where scanners look, as plain text', async () => {
  const response = await securityTxtDoor(contact, () => now).request('/.well-known/security.txt')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
})
