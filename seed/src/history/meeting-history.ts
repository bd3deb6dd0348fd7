import type { Day } from 'shared/day.ts'
import { draw, seedOf } from './chance.ts'
import type { Line } from './line-history.ts'
import type { Profile } from './profile.ts'
import type { Season } from './season.ts'
import { serialOf } from './serial-of.ts'

export interface Site {
  profile: Profile
  joined: boolean
  breaks: number
  minutes: number
}
export interface Meeting {
  code: string
  name: string
  sites: Site[]
}

/** To the end of July 2025 every meeting was served without a break, as published. */
const publishedTo: Day = '2025-07-31'

const subjects = [
  'Giao ban UBND tỉnh với các xã phường',
  'Hội nghị triển khai nhiệm vụ chuyển đổi số',
  'Hội nghị trực tuyến Chính phủ với địa phương',
  'Tập huấn nghiệp vụ trung tâm phục vụ hành chính công',
  'Họp Ban Chỉ đạo cải cách hành chính',
  'Hội nghị phòng chống thiên tai',
  'Tập huấn phần mềm quản lý văn bản và điều hành',
]

/** The meetings of a working day and how each invited commune took part; a bad line shows in the meeting room. */
export function makeMeetingHistory(
  seedText: string,
  profiles: readonly Profile[],
  season: Season,
  lineOf: (profile: Profile, day: Day) => Line,
): (day: Day) => Meeting[] {
  const seed = seedOf(`${seedText}/meetings`)
  const communes = profiles.filter(({ unit }) => unit.kind !== 'department')

  const invited = (serial: number, number: number) => {
    const kind = draw(seed, serial, number, 3)
    if (kind < 0.6) return communes
    const former = kind < 0.74 ? 'ha-nam' : kind < 0.88 ? 'nam-dinh' : 'ninh-binh'
    return communes.filter(({ unit }) => unit.formerProvince === former)
  }

  function siteOf(profile: Profile, day: Day, number: number, minutes: number): Site {
    const serial = serialOf(day)
    if (day <= publishedTo) return { profile, joined: true, breaks: 0, minutes }
    const line = lineOf(profile, day)
    const bad = line.connected === 0 || line.equipped === 0 ? 60 : line.planned - line.up > 60 ? 12 : 1
    const chance = draw(profile.seed, 91, serial, number)
    if (chance < 0.0025 * bad) return { profile, joined: false, breaks: 0, minutes: 0 }
    const breaks = chance < 0.0085 * bad ? 1 + Math.floor(draw(profile.seed, 92, serial, number) * 3) : 0
    return { profile, joined: true, breaks, minutes: Math.max(1, minutes - breaks * 4) }
  }

  return (day) => {
    if (!season.isWorkingDay(day)) return []
    const serial = serialOf(day)
    const many = draw(seed, serial, 1)
    const count = many < 0.28 ? 0 : many < 0.8 ? 1 : 2
    return Array.from({ length: count }, (_, number) => {
      const minutes = 45 + Math.floor(draw(seed, serial, number, 4) * 150)
      return {
        code: `H42-${day.replaceAll('-', '')}-${number + 1}`,
        name: subjects[Math.floor(draw(seed, serial, number, 2) * subjects.length)] ?? '',
        sites: invited(serial, number).map((profile) => siteOf(profile, day, number, minutes)),
      }
    })
  }
}
