import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { allowed } from 'shared/account/policy.ts'
import { formatInstant, formatProseDay } from 'shared/format.ts'
import { annotationKindTexts, controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import { type KpiBrief, useProvince, useUnit } from '../../shell/use-province.ts'
import { useWho } from '../../shell/use-who.ts'
import { AnnotateDialog } from './AnnotateDialog.tsx'
import type { ChartWriting } from './control-figure-model.ts'
import { RebaselineDialog } from './RebaselineDialog.tsx'
import { WithdrawAnnotation, WithdrawRebaseline } from './WithdrawDialog.tsx'

interface Props {
  kpi: KpiBrief
  /** Whose chart it is. */
  unit: string
  writings: readonly ChartWriting[]
}

/** What is written beside a chart, by its numbers, and the forms for those who may write; which is open, the address says. */
export function ChartWritings({ kpi, unit, writings }: Props) {
  const say = useSay()
  const { identity } = useWho()
  const [{ open, row }, change] = usePageState()
  const client = useQueryClient()
  const close = () => change({ open: undefined, row: undefined })
  const done = async () => {
    // Limits and signals stand on the pages of units and of leadership too.
    const touched = ['readControlChart', 'readStanding', 'listExceptions']
    await Promise.all(touched.map((operation) => client.invalidateQueries({ queryKey: [operation] })))
    close()
  }
  const mayAnnotate = allowed(identity, 'annotation.change', { unit })
  const mayRebaseline = allowed(identity, 'rebaseline.change')
  if (writings.length === 0 && !mayAnnotate && !mayRebaseline) return null
  const mayWithdraw = ({ kind, written }: ChartWriting) =>
    kind === 'rebaseline'
      ? mayRebaseline
      : allowed(identity, 'annotation.change', written.unit === null ? {} : { unit: written.unit })
  const shown = writings.find(({ written }) => written.id === row)
  const dialog = { kpi, unit, close, done }
  return (
    <section className="chart-writings" aria-label={say(m.notesTitle)}>
      <h3>{say(m.notesTitle)}</h3>
      {writings.length === 0 ? (
        <p className="none">{say(m.notesNone)}</p>
      ) : (
        <ol>
          {writings.map((writing) => (
            <Writing key={writing.written.id} writing={writing}>
              {mayWithdraw(writing) && (
                <button
                  type="button"
                  className="plain"
                  aria-label={say(m.withdrawOf, { what: wordsOf(writing) })}
                  onClick={() => change({ open: 'withdraw', row: writing.written.id })}
                >
                  {say(m.withdraw)}
                </button>
              )}
            </Writing>
          ))}
        </ol>
      )}
      <div className="form-buttons">
        {mayAnnotate && (
          <button type="button" onClick={() => change({ open: 'annotate', row: undefined })}>
            {say(m.annotate)}
          </button>
        )}
        {mayRebaseline && (
          <button type="button" onClick={() => change({ open: 'rebaseline', row: undefined })}>
            {say(m.rebaseline)}
          </button>
        )}
      </div>
      {open === 'annotate' && mayAnnotate && <AnnotateDialog {...dialog} />}
      {open === 'rebaseline' && mayRebaseline && <RebaselineDialog {...dialog} />}
      {open === 'withdraw' &&
        shown &&
        mayWithdraw(shown) &&
        (shown.kind === 'rebaseline' ? (
          <WithdrawRebaseline writing={shown} close={close} done={done} />
        ) : (
          <WithdrawAnnotation writing={shown} close={close} done={done} />
        ))}
    </section>
  )
}

const wordsOf = (writing: ChartWriting): string =>
  writing.kind === 'rebaseline' ? writing.written.reason : writing.written.text

function Writing({ writing, children }: { writing: ChartWriting; children: ReactNode }) {
  const say = useSay()
  const locale = useLocale()
  const { code: province } = useProvince()
  const { kind, no, at, written } = writing
  const unit = useUnit(written.unit ?? province)
  const to = kind === 'annotation' && written.to !== written.from ? ` – ${formatProseDay(locale, written.to)}` : ''
  const whom = written.unit === null ? say(m.ofEveryUnit) : unit ? unitName(locale, unit) : written.unit
  return (
    <li value={no}>
      <b>
        {formatProseDay(locale, written.from)}
        {to}
      </b>{' '}
      · {say(kind === 'rebaseline' ? m.rebaselined : annotationKindTexts[written.kind])}: {wordsOf(writing)}{' '}
      <small className="none">
        ({whom}, {say(m.recordedAt, { when: formatInstant(locale, written.madeAt) })}
        {at === null && `, ${say(m.beforeChart)}`})
      </small>{' '}
      {children}
    </li>
  )
}
