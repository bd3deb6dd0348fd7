import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays, daysBetween } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import type { Answer } from '../../http.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { RefusalNote } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import { usePlaces } from '../use-places.ts'

/** Another order or other days, by buttons: a list that is dragged cannot be used by everybody. */
export function ChangeRoute({ detail, close }: { detail: Answer<'readVisitPlan'>; close: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const { unit } = usePlaces()
  const { plan, visits, basedOn } = detail
  const [stops, setStops] = useState(visits.map(({ id, unit: code, day }) => ({ visit: id, code, day })))
  const { order, pending, refusal } = useOrder('changeVisitRoute')
  const days = Array.from({ length: daysBetween(plan.from, plan.to) }, (_, at) => addDays(plan.from, at))
  const swap = (at: number, other: number) =>
    setStops(stops.map((stop, index) => (index === at ? stops[other]! : index === other ? stops[at]! : stop)))
  const save = async () => {
    const body = { stops: stops.map(({ visit, day }) => ({ visit, day })), basedOn }
    const ordered = await order({ params: { id: plan.id }, body })
    if (ordered.kind !== 'done') return
    client.setQueryData(q('readVisitPlan', { params: { id: plan.id } }).queryKey, ordered.answer)
    close()
  }
  return (
    <>
      <ol className="change-route">
        {stops.map(({ visit, code, day }, at) => (
          <li key={visit}>
            <div>
              <span>{unit(code)}</span>
              <select
                aria-label={say(m.dayOf, { unit: unit(code) })}
                value={day}
                onChange={({ target }) =>
                  setStops(stops.map((stop, index) => (index === at ? { ...stop, day: target.value } : stop)))
                }
              >
                {days.map((one) => (
                  <option key={one} value={one}>
                    {formatDay(locale, one)}
                  </option>
                ))}
              </select>
              <button
                type="button"
                aria-label={say(m.earlier, { unit: unit(code) })}
                disabled={at === 0}
                onClick={() => swap(at, at - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={say(m.later, { unit: unit(code) })}
                disabled={at === stops.length - 1}
                onClick={() => swap(at, at + 1)}
              >
                ↓
              </button>
            </div>
          </li>
        ))}
      </ol>
      {refusal && <RefusalNote refusal={refusal} />}
      <p className="form-buttons">
        <button type="button" className="primary" aria-disabled={pending} onClick={() => pending || void save()}>
          {say(m.save)}
        </button>
        <button type="button" onClick={close}>
          {say(m.leave)}
        </button>
      </p>
    </>
  )
}
