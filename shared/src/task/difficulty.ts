/** Who must answer: the same five the official report puts its proposals to. */
export const answerers = ['centre', 'province', 'department', 'commune', 'provider'] as const
export type Answerer = (typeof answerers)[number]

/** How it came to be known. All but the first two name what they were raised from. */
export const difficultySources = ['commune', 'visit', 'incident', 'exception', 'flag'] as const
export type DifficultySource = (typeof difficultySources)[number]

export const difficultyPhases = ['open', 'answered', 'closed', 'merged'] as const
export type DifficultyPhase = (typeof difficultyPhases)[number]

/** The report keeps causes apart by whether whoever is concerned could have done otherwise. */
export const causeSides = ['objective', 'subjective'] as const
export type CauseSide = (typeof causeSides)[number]

export type DifficultyAct =
  | { do: 'answer'; question: string; answer: string; cause: string | null; side: CauseSide | null }
  | { do: 'reply'; question: string; answer: string }
  | { do: 'assign'; answerer: Answerer; provider: string | null }
  | { do: 'comment'; text: string }
  | { do: 'close'; text: string }
  | { do: 'reopen'; text: string }
  | { do: 'merge'; into: string }

const from: Readonly<Record<DifficultyAct['do'], readonly DifficultyPhase[]>> = {
  answer: ['open', 'answered'],
  reply: ['open', 'answered'],
  assign: ['open', 'answered'],
  comment: ['open', 'answered', 'closed'],
  close: ['open', 'answered'],
  reopen: ['answered', 'closed'],
  merge: ['open', 'answered'],
}
const to: Readonly<Partial<Record<DifficultyAct['do'], DifficultyPhase>>> = {
  answer: 'answered',
  reply: 'answered',
  close: 'closed',
  reopen: 'open',
  merge: 'merged',
}

/** Where an act leads from a phase; null where it leads nowhere. */
export function phaseAfter(phase: DifficultyPhase, act: DifficultyAct['do']): DifficultyPhase | null {
  return from[act].includes(phase) ? (to[act] ?? phase) : null
}
