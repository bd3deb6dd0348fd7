import { reloadOnce } from './reload-once.ts'

const address = '/service-worker.js'

interface ScriptPolicy {
  createScriptURL: (url: string) => unknown
}
interface Policies {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => ScriptPolicy
}

/** The one address that may become a script by being named in a text; the policy is allowed by name in the header. */
function trusted(url: string): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
  if (!policies) return url
  const policy = policies.createPolicy('service-worker', {
    createScriptURL: (asked) => {
      if (asked !== address) throw new TypeError(`not the service worker: ${asked}`)
      return asked
    },
  })
  return policy.createScriptURL(url) as string
}

/** Keeps the program and the last figures on the phone. Over plain http, or where it is forbidden, there is none. */
export function keepOnPhone(): void {
  // A page of the build before asks for parts that are gone by now.
  addEventListener('vite:preloadError', (event) => {
    if (reloadOnce()) event.preventDefault()
  })
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  addEventListener('load', () => void navigator.serviceWorker.register(trusted(address)).catch(() => undefined))
}
