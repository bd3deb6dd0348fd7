import { templatePageMessages as m } from 'shared/messages/template-page.ts'
import type { Answer } from '../../http.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { TextField } from '../../ui/Field.tsx'
import { StandingEditor } from './StandingEditor.tsx'
import { type DraftPlace, type DraftSection, moved, replaced } from './template-draft.ts'

interface Props<Place> {
  places: readonly Place[]
  numbers: Answer<'readReportTemplate'>['numbers']
  change: (places: Place[]) => void
  children?: (place: Place, at: number) => React.ReactNode
}

/** Sections with their parts: what is printed, in which order, by which name, and what stands there every time. */
export function SectionList({ places, numbers, change }: Props<DraftSection>) {
  return (
    <Places places={places} numbers={numbers} change={change}>
      {(section, at) =>
        section.parts.length > 0 && (
          <Places
            places={section.parts}
            numbers={numbers}
            change={(parts) => change(replaced(places, at, { ...section, parts }))}
          />
        )
      }
    </Places>
  )
}

function Places<Place extends DraftPlace>({ places, numbers, change, children }: Props<Place>) {
  const say = useSay()
  const locale = useLocale()
  return (
    <ol className="laid-places">
      {places.map((place, at) => {
        const title = place.title[locale] || place.known[locale]
        const put = (changed: Partial<DraftPlace>) => change(replaced(places, at, { ...place, ...changed }))
        return (
          <li key={place.id} data-hidden={place.hidden || undefined}>
            <div className="laid-head">
              <strong>{title}</strong>
              <span className="laid-acts">
                <button
                  type="button"
                  aria-label={say(m.up, { title })}
                  disabled={at === 0}
                  onClick={() => change(moved(places, at, -1))}
                >
                  ↑
                </button>
                <button
                  type="button"
                  aria-label={say(m.down, { title })}
                  disabled={at === places.length - 1}
                  onClick={() => change(moved(places, at, 1))}
                >
                  ↓
                </button>
                <label>
                  <input
                    type="checkbox"
                    aria-label={say(m.printedOf, { title })}
                    checked={!place.hidden}
                    onChange={({ target }) => put({ hidden: !target.checked })}
                  />{' '}
                  {say(m.printed)}
                </label>
              </span>
            </div>
            {!place.hidden && (
              <details>
                <summary>
                  {say(m.edit)}
                  <span className="unseen">: {title}</span>
                  {place.standing.length > 0 && ` (${place.standing.length})`}
                </summary>
                <TextField
                  label={say(m.titleVi)}
                  maxLength={200}
                  value={place.title.vi}
                  onChange={(vi) => put({ title: { ...place.title, vi } })}
                />
                <TextField
                  label={say(m.titleEn)}
                  maxLength={200}
                  value={place.title.en}
                  onChange={(en) => put({ title: { ...place.title, en } })}
                />
                <StandingEditor numbers={numbers} standing={place.standing} change={(standing) => put({ standing })} />
              </details>
            )}
            {!place.hidden && children?.(place, at)}
          </li>
        )
      })}
    </ol>
  )
}
