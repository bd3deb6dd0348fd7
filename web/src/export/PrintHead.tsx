import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { factsOf, type Provenance } from 'shared/export/provenance.ts'
import { exportMessages } from 'shared/messages/export.ts'
import { QrCode } from '../account/QrCode.tsx'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { provenanceNow } from './provenance-now.ts'

/** Stands on paper only: of when the page is, how it was filtered, and where the same figures can be seen again. */
export function PrintHead() {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const [state] = usePageState()
  const [printed, setPrinted] = useState<Provenance | null>(null)
  const read = useEffectEvent(() => {
    const address = location.origin + location.pathname
    // Paper does not wait: what is to stand on it must be there when this returns.
    flushSync(() => setPrinted(provenanceNow({ client, state, locale, address }, { title: document.title })))
  })
  useEffect(() => {
    const before = () => read()
    window.addEventListener('beforeprint', before)
    // The page may be on its way to paper already when this part of the program arrives.
    if (matchMedia('print').matches) queueMicrotask(before)
    return () => window.removeEventListener('beforeprint', before)
  }, [])
  if (!printed) return null
  return (
    <aside className="print-head">
      <dl>
        {factsOf(locale, printed).map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <QrCode text={printed.link} label={say(exportMessages.frozen)} />
    </aside>
  )
}
