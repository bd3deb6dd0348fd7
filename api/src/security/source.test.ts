import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What stands in no file of the program, or in the few that are named here with their reason. */
const checkout = join(import.meta.dirname, '../../..')
const notOurs =
  /\.test\.tsx?$|\/test-[^/]+$|\.walk\.ts$|\.campaign\.ts$|^api\/src\/(bench|fuzz|security)\/|^web\/src\/e2e\//
const files = ['api/src', 'web/src', 'shared/src']
  .flatMap((folder) =>
    readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /\.tsx?$/.test(name) && !notOurs.test(name))
const sources = files.map((name) => [name, readFileSync(join(checkout, name), 'utf8')] as const)
const where = (form: RegExp): string[] => sources.filter(([, text]) => form.test(text)).map(([name]) => name)

interface Ban {
  form: RegExp
  /** As it would stand there: the form finds what it is meant for. */
  like: string
  allowed?: readonly string[]
}

/** Each name is what a reviewer reads; a file joins a list together with the reason for it. */
const bans: Record<string, Ban> = {
  'no text becomes code': { form: /\beval\(|new Function\(|setTimeout\(['"`]|vm['"]/, like: 'eval(text)' },
  'no text becomes markup': {
    form: /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
    like: 'element.innerHTML = text',
  },
  'no shell, and other programs in seven places with arguments of our own': {
    form: /node:child_process/,
    like: "from 'node:child_process'",
    allowed: [
      'api/src/db/pg-tool.ts',
      // Readers of what somebody sent, apart with limits of their own.
      'api/src/http/run-apart.ts',
      'api/src/probe/ask/fping.ts',
      'api/src/run/build-web.ts',
      'api/src/run/child.ts',
      'api/src/run/load-demo.ts',
      // The reader of boundaries, apart with limits of its own.
      'api/src/unit/boundary/read-apart.ts',
    ],
  },
  'none of these runs by a shell': { form: /\bexec(Sync)?\(['"`]|shell: true|execSync\(/, like: "exec('ls')" },
  'statements that are no template stand in the wall alone': {
    form: /sql\.raw\(/,
    like: 'sql.raw(text)',
    allowed: ['api/src/account/access/raise-wall.ts'],
  },
  'what nobody may guess is not thrown by Math.random': {
    form: /Math\.random\(/,
    like: 'Math.random()',
    // How long to wait before a letter is tried again.
    allowed: ['api/src/alert/send/send-due.ts'],
  },
  'no broken hash': {
    form: /create(Hash|Hmac)\(['"`](md5|sha1|md4|ripemd)/i,
    like: "createHash('md5')",
    // RFC 6238 as every authenticator has it.
    allowed: ['api/src/account/identity/totp.ts'],
  },
  'no cipher of our own choosing but AES-256-GCM': {
    form: /create(C|Dec)ipheriv\((?!'aes-256-gcm'|algorithm\b)/,
    like: "createCipheriv('aes-128-ecb'",
  },
  'no certificate is overlooked': {
    form: /rejectUnauthorized: false|NODE_TLS_REJECT_UNAUTHORIZED/,
    like: 'rejectUnauthorized: false',
    // A probe looks at a certificate and says what is wrong with it.
    allowed: ['api/src/probe/ask/converse.ts'],
  },
  'no self-contained tokens of our own': {
    form: /from '(jsonwebtoken|jose|hono\/jwt)'/,
    like: "import { SignJWT } from 'jose'",
  },
  'no message from another window is listened to': {
    form: /addEventListener\('message'|\.postMessage\(/,
    like: "addEventListener('message'",
    // Threads of our own, not windows.
    allowed: [
      'api/src/kpi/compare/statistics-thread.ts',
      'api/src/kpi/compare/statistics-worker.ts',
      'api/src/report/render/office-thread.ts',
      'api/src/report/render/office-worker.ts',
      'api/src/report/render/pdf-worker.ts',
    ],
  },
  'a browser keeps preferences, a target half typed and what is written on a visit, and nothing else': {
    form: /localStorage|sessionStorage|indexedDB|openDB</,
    like: 'localStorage.setItem',
    // Nothing that is secret, and only until the tab is closed; when the page last loaded itself anew is a time. A visit
    // is kept for its group until whoever is signed in leaves; what has not arrived yet until it has.
    allowed: [
      'web/src/shell/preferences.ts',
      'web/src/target/use-draft.ts',
      'web/src/offline/reload-once.ts',
      'web/src/offline/visit-shelf.ts',
      'web/src/offline/kept-answers.ts',
    ],
  },
  'a pattern is made of our own words, never of what was asked': {
    form: /new RegExp\(/,
    like: 'new RegExp(asked)',
    allowed: ['api/src/account/access/find-route.ts', 'api/src/env.ts', 'api/src/http/gate.ts'],
  },
  'nothing of the page is loaded from elsewhere': {
    form: /(src|href)=["']https?:\/\/(?!nhipso)|@import url\(|googleapis|analytics/i,
    like: '<script src="https://cdn.example/x.js">',
  },
  'mail leaves by the guarded way alone': {
    form: /createTransport\(/,
    like: 'createTransport(url)',
    allowed: ['api/src/http/egress/mail-transport.ts'],
  },
  'a password is typed in one kind of field, and nowhere is what is pasted caught': {
    form: /type="password"|\? 'text' : 'password'|onPaste|'paste'/,
    like: '<input type="password" onPaste={stop} />',
    allowed: ['web/src/ui/Field.tsx'],
  },
  'no file is written under a name that was sent': { form: /writeFile\([^)]*c\.req\./, like: 'writeFile(c.req.path' },
}

describe('in no file of the program', () => {
  test.each(Object.entries(bans))('%s', (_, { form, like, allowed = [] }) => {
    expect(form.test(like)).toBe(true)
    expect(where(form).filter((name) => !allowed.includes(name))).toEqual([])
    // Whoever needs it no longer is taken off the list.
    expect(allowed.filter((name) => !where(form).includes(name))).toEqual([])
  })

  test('and there are files to look at', () => expect(files.length).toBeGreaterThan(500))
})
