import { addDays, type Day, dayOf, daysBetween, instantOf } from '../day.ts'
import type { ContractHours } from '../probe/contract-hours.ts'
import type { WorkCalendar } from '../workday.ts'
import { isWithin, minuteOf } from './office-hours.ts'

export interface DutyPerson {
  name: string
  /** Where they are reached by the roster's channel: a mail address, a chat. */
  recipient: string
}

/** Who is on duty when: people in turn, handed over at a clock time, with single times taken over by somebody else. */
export interface DutyRoster {
  id: string
  channel: string
  people: readonly DutyPerson[]
  turn: 'day' | 'week'
  /** The day on which the first person's first turn begins. */
  firstDay: Day
  handover: string
  /** When somebody is called at all; outside of these hours it is `outside`, or nobody. */
  hours: ContractHours
  outside: DutyPerson | null
  swaps: readonly { from: string; to: string; person: DutyPerson }[]
}

/** Who is called at a moment; null: nobody is. */
export function onDuty(
  roster: DutyRoster,
  at: number,
  calendar: Pick<WorkCalendar, 'isWorkingDay'>,
): DutyPerson | null {
  const swap = roster.swaps.findLast(({ from, to }) => at >= Date.parse(from) && at < Date.parse(to))
  if (swap) return swap.person
  if (!isWithin(at, roster.hours, calendar)) return roster.outside
  return personInTurn(roster, at)
}

/** A turn of one person, from one handover to another. */
export interface Turn {
  person: DutyPerson
  from: number
  to: number
}

/** The turn that is on and those after it, each as it is handed over. */
export function turnsAhead(roster: DutyRoster, at: number, many: number): Turn[] {
  const { people, turn, firstDay, handover } = roster
  if (people.length === 0) return []
  const length = turn === 'week' ? 7 : 1
  const place = Math.floor((daysBetween(firstDay, dutyDay(roster, at)) - 1) / length)
  const beginning = (of: number) => instantOf(addDays(firstDay, of * length), minuteOf(handover)).getTime()
  return Array.from({ length: many }, (_, ahead) => {
    const from = beginning(place + ahead)
    return { person: personInTurn(roster, from)!, from, to: beginning(place + ahead + 1) }
  })
}

/** Before the handover it is still yesterday. */
function dutyDay({ handover }: Pick<DutyRoster, 'handover'>, at: number): Day {
  const today = dayOf(new Date(at))
  return at < instantOf(today, minuteOf(handover)).getTime() ? addDays(today, -1) : today
}

function personInTurn(roster: DutyRoster, at: number): DutyPerson | null {
  const { people, turn, firstDay } = roster
  if (people.length === 0) return null
  const days = daysBetween(firstDay, dutyDay(roster, at)) - 1
  const turns = Math.floor(days / (turn === 'week' ? 7 : 1))
  return people[((turns % people.length) + people.length) % people.length]!
}
