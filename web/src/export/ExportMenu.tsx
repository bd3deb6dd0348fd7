import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Sheet } from 'shared/export/sheet.ts'
import { exportMessages as m } from 'shared/messages/export.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useDisclosure } from '../ui/use-disclosure.ts'
import './export.css'
import type { ExportForm } from './make-export.ts'

interface Props {
  title: string
  summary?: string
  /** The table as it is now; null where none can be read. */
  readSheet: () => Sheet | null
  /** The chart as it is drawn now; absent where there is only a table. */
  chart?: () => HTMLElement | null
  /** Called when the menu opens: what is read may have to be drawn first. */
  onOpen?: (open: boolean) => void
}

const tables = [
  ['xlsx', m.xlsx],
  ['office-csv', m.officeCsv],
  ['machine-csv', m.machineCsv],
] as const
const pictures = [
  ['svg', m.svg],
  ['png', m.png],
] as const

type Outcome = 'copied' | 'failed' | null

/** What can be taken along: the table, the picture, the page on paper, and a link that shows the same for ever. */
export function ExportMenu({ title, summary = '', readSheet, chart, onOpen }: Props) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const [state] = usePageState()
  const { open, setOpen, place, button } = useDisclosure<HTMLDivElement>()
  const [busy, setBusy] = useState<ExportForm | null>(null)
  const [outcome, setOutcome] = useState<Outcome>(null)
  const from = () => ({ client, state, locale, address: location.origin + location.pathname })
  const toggle = () => {
    setOutcome(null)
    onOpen?.(!open)
    setOpen(!open)
  }
  const take = async (form: ExportForm) => {
    setBusy(form)
    setOutcome(null)
    try {
      const { makeExport } = await import('./make-export.ts')
      await makeExport(form, { title, summary, sheet: readSheet(), chart: chart?.() ?? null }, from())
      setOpen(false)
      button.current?.focus()
    } catch {
      setOutcome('failed')
    }
    setBusy(null)
  }
  const print = () => {
    setOpen(false)
    // The menu is gone from the page before the page is laid out for paper.
    setTimeout(() => window.print())
  }
  const copy = async () => {
    try {
      const { provenanceNow } = await import('./provenance-now.ts')
      await navigator.clipboard.writeText(provenanceNow(from(), { title }).link)
      setOutcome('copied')
    } catch {
      setOutcome('failed')
    }
  }
  const choices = (forms: typeof tables | typeof pictures) =>
    forms.map(([form, name]) => (
      <li key={form}>
        <button type="button" className="plain" disabled={busy !== null} onClick={() => void take(form)}>
          {say(name)}
        </button>
      </li>
    ))
  return (
    <div className="export" ref={place}>
      <button
        ref={button}
        type="button"
        className="plain"
        aria-expanded={open}
        aria-label={say(m.exportOf, { title })}
        onClick={toggle}
      >
        {say(m.export)}
      </button>
      {open && (
        <div className="export-panel" aria-busy={busy !== null}>
          <p className="export-of">{say(m.tables)}</p>
          <ul>{choices(tables)}</ul>
          {chart && (
            <>
              <p className="export-of">{say(m.pictures)}</p>
              <ul>{choices(pictures)}</ul>
            </>
          )}
          <p className="export-of">{say(m.page)}</p>
          <ul>
            <li>
              <button type="button" className="plain" onClick={print}>
                {say(m.print)}
              </button>
            </li>
            <li>
              <button type="button" className="plain" title={say(m.frozen)} onClick={() => void copy()}>
                {say(m.copyLink)}
              </button>
            </li>
          </ul>
          <p role="status">
            {outcome === 'copied' && say(m.copied)}
            {outcome === 'failed' && say(m.failed)}
          </p>
        </div>
      )}
    </div>
  )
}
