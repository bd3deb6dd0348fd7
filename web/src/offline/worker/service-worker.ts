import { clientsClaim } from 'workbox-core'
import { ExpirationPlugin } from 'workbox-expiration'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst, NetworkFirst } from 'workbox-strategies'
import { isPageAddress, isWorthKeeping, keptCache, markKept } from '../what-is-kept.ts'

declare const self: ServiceWorkerGlobalScope
/** What the first pages are made of, filled in by the build. */
declare const SHELL: PrecacheEntry[]

const day = 86_400

void self.skipWaiting()
clientsClaim()
cleanupOutdatedCaches()

// The page itself comes from here, so that a slow line carries figures alone. A newer build is fetched beside it.
precacheAndRoute(SHELL)
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: [isPageAddress] }))
// Files with a hash in their name never change.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: 'files', plugins: [new ExpirationPlugin({ maxEntries: 120, purgeOnQuotaError: true })] }),
)
// A figure is asked for afresh whenever the line carries the question; the last one is shown, marked, when it does not.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isWorthKeeping(url.pathname),
  new NetworkFirst({
    cacheName: keptCache,
    networkTimeoutSeconds: 10,
    matchOptions: { ignoreVary: true },
    plugins: [
      new ExpirationPlugin({ maxEntries: 80, maxAgeSeconds: 7 * day, purgeOnQuotaError: true }),
      { cachedResponseWillBeUsed: async ({ cachedResponse }) => cachedResponse && markKept(cachedResponse) },
    ],
  }),
)
