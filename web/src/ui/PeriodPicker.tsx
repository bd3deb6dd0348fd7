import { useState } from 'react'
import { uiMessages } from 'shared/messages/ui.ts'
import { periodLabel } from 'shared/period.ts'
import type { Calendar, Comparison, Period } from 'shared/period-contract.ts'
import type { Text } from 'shared/text.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useShortcut } from '../shell/use-shortcut.ts'
import { type MonthGrain, monthGrains, neighbours, offered, placeOf, turnTo } from './period-picker-model.ts'
import { comparisonNames } from './comparison-names.ts'
import { PeriodResolved } from './PeriodResolved.tsx'
import { RangeFields } from './RangeFields.tsx'
import { Segmented } from './Segmented.tsx'
import { usePeriod } from './use-period.ts'

const calendarNames = {
  nd09: uiMessages.calendarNd09,
  gregorian: uiMessages.calendarGregorian,
  'iso-week': uiMessages.calendarWeek,
  range: uiMessages.calendarRange,
} as const satisfies Record<Calendar, Text>
const grainNames = {
  month: uiMessages.grainMonth,
  quarter: uiMessages.grainQuarter,
  half: uiMessages.grainHalf,
  'nine-months': uiMessages.grainNineMonths,
  year: uiMessages.grainYear,
} as const satisfies Record<MonthGrain, Text>
/** When, and against when. Every choice is a step of the history; the days it comes to are always in sight. */
export function PeriodPicker() {
  const say = useSay()
  const locale = useLocale()
  const province = useProvince()
  const [state, change] = usePageState()
  const { period, comparison } = usePeriod()
  const { before, after } = neighbours(period, province)
  const [choosing, setChoosing] = useState(false)
  // On a phone only the stepper shows until more is asked for; on wider screens the stylesheet shows everything.
  const [folded, setFolded] = useState(true)
  const go = (to: Period | null) => to && change(placeOf(to))
  useShortcut('[', () => go(before))
  useShortcut(']', () => go(after))

  const range = period.calendar === 'range'
  const turn = (calendar: Calendar) => {
    setChoosing(calendar === 'range')
    change(turnTo(calendar, undefined, period, province.today))
  }
  return (
    <section className="period-picker" data-folded={folded} aria-label={say(uiMessages.period)}>
      <div className="period-controls">
        <Segmented
          label={say(uiMessages.calendar)}
          value={period.calendar}
          options={(Object.keys(calendarNames) as Calendar[]).map((key) => ({ key, label: say(calendarNames[key]) }))}
          onChoose={turn}
        />
        {!range && period.calendar !== 'iso-week' && (
          <select
            data-more
            aria-label={say(uiMessages.grain)}
            value={period.grain}
            onChange={(event) =>
              change(turnTo(period.calendar, event.target.value as MonthGrain, period, province.today))
            }
          >
            {monthGrains.map((grain) => (
              <option key={grain} value={grain}>
                {say(grainNames[grain])}
              </option>
            ))}
          </select>
        )}
        <span className="stepper">
          <button
            type="button"
            disabled={!before}
            aria-label={say(uiMessages.previousPeriod)}
            aria-keyshortcuts="["
            onClick={() => go(before)}
          >
            ‹
          </button>
          {range ? (
            <RangeFields
              key={period.key}
              from={period.from}
              to={period.to}
              focus={choosing}
              onChoose={(key) => change({ cal: 'range', p: key })}
            />
          ) : (
            <select
              aria-label={say(uiMessages.period)}
              value={period.key}
              onChange={(event) => change({ cal: period.calendar, p: event.target.value })}
            >
              {offered(period, province).map((one) => (
                <option key={one.key} value={one.key}>
                  {capital(periodLabel(locale, one))}
                </option>
              ))}
            </select>
          )}
          <button
            type="button"
            disabled={!after}
            aria-label={say(uiMessages.nextPeriod)}
            aria-keyshortcuts="]"
            onClick={() => go(after)}
          >
            ›
          </button>
        </span>
        <button type="button" className="plain unfold" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {say(uiMessages.morePeriods)}
        </button>
        <label className="check" data-more>
          <input
            type="checkbox"
            checked={state.cum === '1'}
            onChange={(event) => change({ cum: event.target.checked ? '1' : undefined })}
          />
          {say(uiMessages.cumulative)}
        </label>
        <label className="field" data-more>
          {say(uiMessages.compareWith)}
          <select value={comparison} onChange={(event) => change({ cmp: event.target.value as Comparison | 'none' })}>
            {(Object.keys(comparisonNames) as (Comparison | 'none')[]).map((key) => (
              <option key={key} value={key}>
                {say(comparisonNames[key])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <PeriodResolved />
    </section>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
