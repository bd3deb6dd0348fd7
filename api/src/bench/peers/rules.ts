import { type Rule, peer } from './peer.ts'

const none: readonly string[] = []
const down = ['down']
const minute = 60_000

/**
 * Decision rules of well-known tools, written anew from their documentation, at their defaults or at what their
 * documentation shows first. All see the same rounds, at the same interval; a retry is the next round.
 */
export const peers = {
  /** Uptime Kuma 1.x/2.x, `maxretries` 0: the first failed beat is DOWN, the first good one UP. */
  'Uptime Kuma': () => peer(() => (sample) => (sample.ok ? none : down)),
  /** Uptime Kuma with three retries: PENDING until the fourth failure in a row. */
  'Kuma, 3 retries': () => peer(() => inARow(4, 1)),
  /** Gatus: failure-threshold 3, success-threshold 2. */
  Gatus: () => peer(() => inARow(3, 2)),
  /**
   * Nagios Core: max_check_attempts 5 before a hard state; flap detection over 21 checks weighted 0.8 to 1.2, high 20 %,
   * low 5 %; soft failures do not enter it; the problem is silent while flapping, the start of flapping is a message.
   */
  Nagios: () => peer(() => nagios(5)),
  /** Icinga 2 with flapping turned on: 20 states weighted alike, high 30 %, low 25 %, soft states count. */
  Icinga: () => peer(() => icinga()),
  /**
   * Prometheus with the blackbox exporter: `avg_over_time(probe_success[5m]) < 0.9` `for: 1m`, and the slow rule
   * `avg_over_time(probe_duration_seconds[5m]) > 2 * avg_over_time(probe_duration_seconds[1d])` `for: 2m`.
   */
  Prometheus: () => peer(() => prometheus()),
} as const

export type PeerName = keyof typeof peers

function inARow(failures: number, successes: number): Rule {
  let failed = 0
  let good = 0
  let open = false
  return ({ ok }) => {
    failed = ok ? 0 : failed + 1
    good = ok ? good + 1 : 0
    if (failed >= failures) open = true
    else if (good >= successes) open = false
    return open ? down : none
  }
}

function nagios(attempts: number): Rule {
  const hard = inARow(attempts, 1)
  const states: boolean[] = []
  let flapping = false
  return (sample) => {
    const isDown = hard(sample).length > 0
    states.push(isDown)
    if (states.length > 21) states.shift()
    let change = 0
    for (let at = 1; at < states.length; at += 1)
      if (states[at] !== states[at - 1]) change += 0.8 + (0.4 * (at - 1)) / 19
    const percent = (change * 100) / 20
    flapping = flapping ? percent >= 5 : percent > 20
    return flapping ? ['flapping'] : isDown ? down : none
  }
}

function icinga(): Rule {
  const hard = inARow(3, 1)
  const states: boolean[] = []
  let flapping = false
  return (sample) => {
    const isDown = hard(sample).length > 0
    states.push(sample.ok)
    if (states.length > 21) states.shift()
    let change = 0
    for (let at = 1; at < states.length; at += 1)
      if (states[at] !== states[at - 1]) change += 0.8 + (0.4 * (at - 1)) / 19
    const percent = (change * 100) / 20
    flapping = flapping ? percent >= 25 : percent > 30
    return flapping ? ['flapping'] : isDown ? down : none
  }
}

function prometheus(): Rule {
  const recent: { at: number; ok: boolean; us: number }[] = []
  let dayMean = 0
  let seen = 0
  let failingSince = 0
  let slowSince = 0
  return ({ at, ok, totalUs }) => {
    recent.push({ at, ok, us: totalUs })
    while (recent[0] && recent[0].at < at - 5 * minute) recent.shift()
    let good = 0
    let sum = 0
    for (const sample of recent) {
      if (sample.ok) good += 1
      sum += sample.us
    }
    const share = good / recent.length
    const mean = sum / recent.length
    seen = Math.min(1440, seen + 1)
    dayMean += (totalUs - dayMean) / seen
    failingSince = share < 0.9 ? failingSince || at : 0
    slowSince = seen > 60 && mean > 2 * dayMean ? slowSince || at : 0
    const names: string[] = []
    if (failingSince && at - failingSince >= minute) names.push('failing')
    if (slowSince && at - slowSince >= 2 * minute) names.push('slow')
    return names
  }
}
