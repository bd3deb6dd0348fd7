import type { ReactNode } from 'react'
import { PageHead } from './PageHead.tsx'
import { type Sister, SisterPages } from './SisterPages.tsx'

export interface FrameProps {
  title: string
  under?: ReactNode
  /** What steers the page, or what can be done here, on the right. */
  steer?: ReactNode
  children: ReactNode
}

/** A page of a room with several: its sisters, as far as one may see them, stand above it. */
export const SisterFrame = ({
  label,
  pages,
  className,
  title,
  under,
  steer,
  children,
}: FrameProps & { label: string; pages: readonly Sister[]; className: string }) => (
  <div className={className}>
    <SisterPages label={label} pages={pages} />
    <PageHead title={title} under={under}>
      {steer}
    </PageHead>
    {children}
  </div>
)
