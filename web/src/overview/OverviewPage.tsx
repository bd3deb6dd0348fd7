import { shellMessages } from 'shared/messages/shell.ts'
import { useSay } from '../shell/locale.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PeriodPicker } from '../ui/PeriodPicker.tsx'

export function OverviewPage() {
  const say = useSay()
  return (
    <PageHead title={say(shellMessages.overview)}>
      <PeriodPicker />
    </PageHead>
  )
}
