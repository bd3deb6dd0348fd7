/**
 * `pnpm campaign <name> [count] [seed]`: long trials that would make the quick tests slow. Each says what it did, and ends with
 * an error when a promise was broken. A seed is taken by those that leave anything to chance: `sheets` here, `fuzz` by
 * FUZZ_SEED.
 */
const campaigns: Record<string, () => Promise<{ run: (count?: number, seed?: number) => Promise<boolean> }>> = {
  kill: () => import('./feed/kill.campaign.ts'),
  'push-kill': () => import('./submission/push-kill.campaign.ts'),
  fuzz: () => import('./fuzz/fuzz.campaign.ts'),
  sheets: () => import('./submission/sheet-fuzz/sheets.campaign.ts'),
  outbox: () => import('./alert/outbox.campaign.ts'),
  walk: () => import('./run/walk.campaign.ts'),
}

const [name = '', ...numbers] = process.argv.slice(2)
const campaign = campaigns[name]
if (!campaign || numbers.length > 2 || numbers.some((number) => !/^[1-9]\d{0,8}$/.test(number))) {
  process.stderr.write(`pnpm campaign ${Object.keys(campaigns).join('|')} [count] [seed]\n`)
  process.exitCode = 2
} else {
  const { run } = await campaign()
  process.exitCode = (await run(...numbers.map(Number))) ? 0 : 1
}
