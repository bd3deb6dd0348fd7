import { Link } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { BoundNumber as Bound } from 'shared/report/document.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { toExplainOver, toKpiOver } from '../links.ts'
import { numberSource } from './number-source.ts'

interface Chosen {
  number: Bound | null
  choose: (number: Bound) => void
}
const ChosenNumber = createContext<Chosen>({ number: null, choose: () => {} })

/** A text whose numbers say where they come from, one at a time, in a line that stays in sight. */
export function WithSource({ asOf, children }: { asOf: string; children: ReactNode }) {
  const [number, choose] = useState<Bound | null>(null)
  return (
    <ChosenNumber value={{ number, choose }}>
      {children}
      <SourceLine number={number} asOf={asOf} />
    </ChosenNumber>
  )
}

/** A number of the text. In a table only one of them is a stop of the tab key; the arrows go on from there. */
export function BoundNumber({ number, stop = true }: { number: Bound; stop?: boolean }) {
  const { number: chosen, choose } = useContext(ChosenNumber)
  return (
    <button
      type="button"
      className="bound plain"
      data-stop=""
      data-state={number.state}
      tabIndex={stop ? 0 : -1}
      aria-pressed={chosen === number}
      onFocus={() => choose(number)}
      onMouseEnter={() => choose(number)}
      onClick={() => choose(number)}
    >
      {number.text}
    </button>
  )
}

function SourceLine({ number, asOf }: { number: Bound | null; asOf: string }) {
  const say = useSay()
  const locale = useLocale()
  const { kpis, units } = useProvince()
  const source = number && numberSource(locale, number, { kpis, units })
  return (
    <p className="source-line" aria-live="polite" aria-label={say(m.source)}>
      {source ? (
        <>
          <strong>{number.text}</strong> {source.name} · {source.about}
          {source.counts && ` · ${source.counts}`}
          {source.kpi && (
            <>
              {' '}
              <Link {...toKpiOver(source.kpi, { from: source.from, to: source.to, asOf })}>{say(m.openKpi)}</Link>
              {source.explained !== undefined && (
                <>
                  {' · '}
                  <Link
                    {...toExplainOver(source.kpi, {
                      from: source.from,
                      to: source.to,
                      asOf,
                      of: source.explained,
                    })}
                  >
                    {say(m.explain)}
                  </Link>
                </>
              )}
            </>
          )}
        </>
      ) : (
        say(m.sourceHint)
      )}
    </p>
  )
}
