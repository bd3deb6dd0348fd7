import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import type { Difficulty, Task } from './register-answers.ts'

/** Units and companies in words. A code that is in the province no longer stands as it is. */
export function usePlaces() {
  const say = useSay()
  const locale = useLocale()
  const { units, subsystems } = useProvince()
  const unit = (code: string): string => {
    const found = units.find((one) => one.code === code)
    return found ? unitName(locale, found) : code
  }
  return {
    unit,
    system: (id: string): string => subsystems.find((one) => one.id === id)?.name[locale] ?? id,
    owner: ({ unit: code, provider, providerName }: Pick<Task, 'unit' | 'provider' | 'providerName'>): string =>
      code ? unit(code) : (providerName?.[locale] ?? provider ?? '—'),
    where: ({ units: codes }: Pick<Difficulty, 'units'>): string => {
      const [first, ...rest] = codes
      if (first === undefined) return say(m.wholeProvince)
      return rest.length === 0 ? unit(first) : say(m.unitsMore, { first: unit(first), n: rest.length })
    },
  }
}
