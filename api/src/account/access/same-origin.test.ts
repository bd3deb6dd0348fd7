import { describe, expect, test } from 'vitest'
import { comesFromOurPage } from './same-origin.ts'

const province = { publicUrl: 'https://nhipso.ninhbinh.gov.vn', secure: true }
const laptop = { publicUrl: 'http://127.0.0.1:4600', secure: false }
const own = province.publicUrl

describe('does a change come from a page of ours', () => {
  test.each([
    ['our page', 'POST', own, 'same-origin', true],
    ['our page in a browser that says no site', 'POST', own, undefined, true],
    ['reading is not changing', 'GET', undefined, undefined, true],
    ['no origin at all', 'POST', undefined, undefined, false],
    ['no origin, though the site is right', 'POST', undefined, 'same-origin', false],
    ['a sandboxed frame', 'POST', 'null', 'cross-site', false],
    ['a sandboxed frame of an old browser', 'POST', 'null', undefined, false],
    ['another site', 'POST', 'https://evil.example', 'cross-site', false],
    ['another site in an old browser', 'POST', 'https://evil.example', undefined, false],
    ['a neighbour that SameSite lets through', 'POST', 'https://x.ninhbinh.gov.vn', 'same-site', false],
    ['a neighbour that lies about the origin cannot lie about the site', 'POST', own, 'same-site', false],
    ['http instead of https', 'POST', 'http://nhipso.ninhbinh.gov.vn', undefined, false],
    ['another port', 'DELETE', `${own}:8443`, undefined, false],
    ['a longer name that begins like ours', 'PUT', `${own}.evil.example`, undefined, false],
    ['typed by hand', 'POST', own, 'none', false],
  ])('%s', (_, method, origin, site, expected) => {
    expect(comesFromOurPage({ method, origin, site }, province)).toBe(expected)
  })
  test.each([
    ['the other names of this machine', 'http://localhost:4600', undefined, true],
    ['IPv6', 'http://[::1]:4600', undefined, true],
    ['the development server, through its proxy', 'http://localhost:5173', 'same-origin', true],
    ['another program on this machine', 'http://localhost:8080', 'same-site', false],
    ['another program, old browser', 'http://localhost:8080', undefined, false],
    ['a name made to look local', 'http://127.0.0.1.evil.example:4600', undefined, false],
  ])('on a laptop: %s', (_, origin, site, expected) => {
    expect(comesFromOurPage({ method: 'POST', origin, site }, laptop)).toBe(expected)
  })
})
