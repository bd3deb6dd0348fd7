import type { ReactNode } from 'react'
import { shellMessages } from 'shared/messages/shell.ts'
import { useSay } from '../shell/locale.tsx'

/** The title of a page, what stands under it, and on the right what steers it (usually the period picker). */
export function PageHead({ title, under, children }: { title: string; under?: ReactNode; children?: ReactNode }) {
  const say = useSay()
  return (
    <div className="page-head">
      <title>{say(shellMessages.titleOf, { page: title })}</title>
      <div>
        <h1>{title}</h1>
        {under && <p className="under">{under}</p>}
      </div>
      {children}
    </div>
  )
}
