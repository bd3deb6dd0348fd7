import { type Authority, makeAuthority } from '../simulator/issue-certificate.ts'

let made: Authority | null = null

/** Signs the certificates of simulated systems. Its key is no secret, so nothing but the simulation may trust it. */
export const demoAuthority = (): Authority =>
  (made ??= makeAuthority(
    'Nhịp Số mô phỏng',
    new Date('2025-01-01T00:00:00Z'),
    new Date('2045-01-01T00:00:00Z'),
    'nhip-so demonstration',
  ))
