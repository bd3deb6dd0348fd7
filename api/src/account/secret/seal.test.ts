import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seal, sealedWith, unseal } from './seal.ts'
import { Secret } from './secret.ts'
import { testKeyring } from './test-keyring.ts'

const keyring = testKeyring()
const place = { table: 'connector_secret', column: 'sealed', row: 'mot-cua' }
const plain = 'Bearer bí-mật-của-một-cửa'
const sealed = seal(keyring, place, new Secret(plain))

describe('a sealed value', () => {
  it('opens where it was sealed', () => {
    expect(unseal(keyring, place, sealed).reveal()).toBe(plain)
    expect(sealed).not.toContain('Bearer')
  })

  it('is never written the same way twice', () => {
    const many = Array.from({ length: 100 }, () => seal(keyring, place, new Secret(plain)))
    expect(new Set(many).size).toBe(100)
  })

  it.each([
    ['another row', { ...place, row: 'van-ban' }],
    ['another column', { ...place, column: 'header' }],
    ['another table', { ...place, table: 'two_factor' }],
  ])('does not open in %s', (_, elsewhere) => {
    expect(() => unseal(keyring, elsewhere, sealed)).toThrow()
  })

  it('does not open with any byte changed', () => {
    const [version, key, iv, body] = sealed.split('.') as [string, string, string, string]
    for (const [at, part] of [iv, body].entries()) {
      const bytes = Buffer.from(part, 'base64url')
      for (let index = 0; index < bytes.length; index++) {
        const changed = Buffer.from(bytes)
        changed[index]! ^= 1 << randomInt(8)
        const parts = [iv, body]
        parts[at] = changed.toString('base64url')
        expect(() => unseal(keyring, place, [version, key, ...parts].join('.'))).toThrow()
      }
    }
  })

  it.each([
    '',
    'v1',
    'v1..',
    'v2.seal-1.aaaa.bbbb',
    'v1.seal-1.AAAA.AAAA',
    'v1.seal-9.AAAA.AAAA',
    `${sealed}.x`,
    plain,
  ])('is not %j', (text) => {
    expect(() => unseal(keyring, place, text)).toThrow()
  })

  it('does not open under a key renamed, nor under another key of the same name', () => {
    const [, , iv, body] = sealed.split('.')
    const ring = testKeyring()
    expect(() => unseal(ring, place, sealed)).toThrow()
    keyring.rotate('seal')
    expect(() => unseal(keyring, place, ['v1', 'seal-2', iv, body].join('.'))).toThrow()
    expect(unseal(keyring, place, sealed).reveal()).toBe(plain)
    expect(sealedWith(seal(keyring, place, new Secret(plain)))).toBe('seal-2')
  })
})
