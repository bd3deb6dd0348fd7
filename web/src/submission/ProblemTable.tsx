import type { RecordProblem } from 'shared/submission/submission-contract.ts'
import { submissionPageMessages as m } from 'shared/messages/submission-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { placeText } from './place-text.ts'

/** What was not taken in, or waits: where it stands, and why. */
export function ProblemTable({ problems }: { problems: readonly RecordProblem[] }) {
  const say = useSay()
  const locale = useLocale()
  const columns: Column<RecordProblem>[] = [
    { key: 'place', label: say(m.place), cell: ({ pointer }) => placeText(locale, pointer) },
    {
      key: 'verdict',
      label: say(m.verdict),
      cell: ({ verdict }) => (
        <span className={verdict === 'waits' ? 'verdict-waits' : 'verdict-rejected'}>
          {say(verdict === 'waits' ? m.waiting : m.rejected)}
        </span>
      ),
    },
    { key: 'why', label: say(m.why), cell: ({ detail }) => detail },
    { key: 'written', label: say(m.written), cell: ({ written }) => written && <q>{written}</q> },
  ]
  return (
    <DataTable
      className="problems"
      caption={say(m.problems)}
      captionShown
      columns={columns}
      rows={problems}
      rowKey={({ pointer, reason }) => `${pointer} ${reason}`}
    />
  )
}
