import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { uiMessages } from 'shared/messages/ui.ts'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { type ReadSheet, SheetSlot } from '../export/sheet-slot.ts'
import { useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'

interface Props {
  title: ReactNode
  /** One generated sentence that says what the picture shows, for those who cannot or will not look. */
  summary: string
  /** Whether the sentence is for every eye or for ears only. */
  summaryShown?: boolean
  aside?: ReactNode
  /** The same numbers as a table. */
  table: ReactNode
  /** Name for ears when `title` is not text. */
  label?: string
  children: ReactNode
}

/**
 * A chart and its twin, a table. `t` inside turns this one; `t` elsewhere turns every figure of the page and is kept in
 * the address (`view=table`).
 */
export function Figure({ title, summary, summaryShown = false, aside, table, label, children }: Props) {
  const say = useSay()
  const [{ view }] = usePageState()
  const [own, setOwn] = useState<{ under: typeof view; table: boolean }>()
  // A turn of the whole page overrules an earlier turn of this one.
  const asTable = own && own.under === view ? own.table : view === 'table'
  const turn = () => setOwn({ under: view, table: !asTable })
  const [exporting, setExporting] = useState(false)
  const chart = useRef<HTMLDivElement>(null)
  const read = useRef<ReadSheet | null>(null)
  const offer = (reader: ReadSheet) => {
    read.current = reader
    return () => {
      if (read.current === reader) read.current = null
    }
  }
  const name = label ?? (typeof title === 'string' ? title : undefined)
  const press = (event: KeyboardEvent) => {
    if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof Element && event.target.closest('input, select')) return
    event.preventDefault()
    turn()
  }
  return (
    <figure className="figure" aria-label={name} onKeyDown={press}>
      <figcaption>
        <div className="figure-title">
          <h2>{title}</h2>
          {aside}
          <span className="figure-tools">
            <button type="button" className="plain" aria-pressed={asTable} aria-keyshortcuts="t" onClick={turn}>
              {say(asTable ? uiMessages.showChart : uiMessages.showTable)}
            </button>
            <ExportMenu
              title={name ?? summary}
              summary={summary}
              readSheet={() => read.current?.() ?? null}
              {...(!asTable && { chart: () => chart.current })}
              onOpen={setExporting}
            />
          </span>
        </div>
        <p className={summaryShown ? 'summary' : 'unseen'}>{summary}</p>
      </figcaption>
      <SheetSlot value={offer}>
        {asTable ? (
          // It scrolls, so the keyboard must be able to stand in it.
          <div className="figure-table" role="group" aria-label={say(uiMessages.showTable)} tabIndex={0}>
            {table}
          </div>
        ) : (
          <div ref={chart}>{children}</div>
        )}
        {/* Whoever may take the table along while the chart is shown: it is drawn to be read, and not to be seen. */}
        {exporting && !asTable && <div hidden>{table}</div>}
      </SheetSlot>
    </figure>
  )
}
