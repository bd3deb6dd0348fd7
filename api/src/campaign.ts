/**
 * `pnpm campaign <name> [count]`: long trials that would make the quick tests slow. Each says what it did, and ends with
 * an error when a promise was broken.
 */
const campaigns: Record<string, () => Promise<{ run: (count: number | undefined) => Promise<boolean> }>> = {
  kill: () => import('./feed/kill.campaign.ts'),
  'push-kill': () => import('./submission/push-kill.campaign.ts'),
  fuzz: () => import('./fuzz/fuzz.campaign.ts'),
  outbox: () => import('./alert/outbox.campaign.ts'),
  walk: () => import('./run/walk.campaign.ts'),
}

const [name = '', count] = process.argv.slice(2)
const campaign = campaigns[name]
if (!campaign || (count !== undefined && !/^[1-9]\d{0,6}$/.test(count))) {
  process.stderr.write(`pnpm campaign ${Object.keys(campaigns).join('|')} [count]\n`)
  process.exitCode = 2
} else {
  const { run } = await campaign()
  process.exitCode = (await run(count === undefined ? undefined : Number(count))) ? 0 : 1
}
