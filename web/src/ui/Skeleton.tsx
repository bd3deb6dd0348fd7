import { uiMessages } from 'shared/messages/ui.ts'
import { useSay } from '../shell/locale.tsx'

/** Grey lines where text will stand; `lines` keeps the height of what is coming, so that nothing jumps. */
export function Skeleton({ lines = 3, what = '' }: { lines?: number; what?: string }) {
  const say = useSay()
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{say(uiMessages.loading, { what })}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  )
}

/** A whole page that is still coming: a heading and its body. */
export const PageSkeleton = () => (
  <div className="page-skeleton">
    <Skeleton lines={14} />
  </div>
)
