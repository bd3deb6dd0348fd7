/*
 * A process of its own that signs in with wrong passwords as fast as it is let: forty at once, each from another address
 * and to another account. Run by `login-flood.ts`.
 */
const [url = '', origin = '', forMs = '5000'] = process.argv.slice(2)
const until = performance.now() + Number(forMs)
const statuses: Record<number, number> = {}
let sent = 0

await Promise.all(
  Array.from({ length: 40 }, async () => {
    while (performance.now() < until) {
      sent += 1
      const answer = await fetch(`${url}/api/account/sign-in`, {
        method: 'POST',
        headers: {
          origin,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          'x-forwarded-for': `198.51.${sent % 250}.${Math.trunc(Math.random() * 250)}`,
        },
        body: JSON.stringify({ email: `nguoi-${sent}-${process.pid}@nhipso.test`, password: 'một mật khẩu sai hẳn' }),
      })
      await answer.arrayBuffer()
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    }
  }),
)
process.stdout.write(`${JSON.stringify(statuses)}\n`)
