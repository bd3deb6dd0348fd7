import { useQuery } from '@tanstack/react-query'
import { formatCount } from 'shared/format.ts'
import { explainPageMessages as m } from 'shared/messages/explain-page.ts'
import type { Answer } from '../http.ts'
import { payloadUrl } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Answered } from '../ui/Answered.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SheetExcerpt } from './SheetExcerpt.tsx'

interface Props {
  collection: number
  unit: string
  day: string
  measure: string
  close: () => void
}

/** The raw answer as it came, open at the place, with the figure marked. */
export function PayloadPlace({ collection, unit, day, measure, close }: Props) {
  const say = useSay()
  const query = useQuery(q('readExcerpt', { params: { id: collection }, query: { unit, day, measure } }))
  return (
    <Dialog title={say(m.placeTitle)} close={close}>
      <Answered query={query} what={say(m.thePlace, { id: collection })} lines={8}>
        {(excerpt) =>
          excerpt.kind === 'sheet' ? <SheetExcerpt excerpt={excerpt} /> : <TextExcerpt excerpt={excerpt} />
        }
      </Answered>
    </Dialog>
  )
}

function TextExcerpt({ excerpt }: { excerpt: Extract<Answer<'readExcerpt'>, { kind: 'text' }> }) {
  const say = useSay()
  const locale = useLocale()
  const { collection, pointer, line, bytes, hash, field, before, place, after, mark } = excerpt
  return (
    <div className="payload-place">
      <p className="none">
        {say(m.placeUnder, { pointer, line, bytes: formatCount(locale, bytes), hash: `${hash.slice(0, 12)}…` })}
      </p>
      <p>{field === null ? say(m.placeSummed) : say(m.placeField, { field })}</p>
      {/* It scrolls, so the keyboard must be able to stand in it. */}
      <pre tabIndex={0}>
        <span className="around">{before}</span>
        {mark ? (
          <span className="place">
            {place.slice(0, mark.from)}
            <mark>{place.slice(mark.from, mark.to)}</mark>
            {place.slice(mark.to)}
          </span>
        ) : (
          <span className="place">{place}</span>
        )}
        <span className="around">{after}</span>
      </pre>
      <a href={payloadUrl(collection)} target="_blank" rel="noopener">
        {say(m.placeWhole)}
      </a>
    </div>
  )
}
