/** The authority of the simulator, lent to tests; wings meet only there, and only while they run. */
interface Issuing {
  makeAuthority: (name: string, from: Date, to: Date) => { certificate: string }
  issueCertificate: (
    authority: { certificate: string },
    wish: { names: string[]; from: Date; to: Date },
  ) => { key: string; cert: string }
}

const address = new URL('../../../../seed/src/simulator/issue-certificate.ts', import.meta.url).href
export const { makeAuthority, issueCertificate } = (await import(address)) as Issuing
