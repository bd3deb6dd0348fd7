import { partNames } from 'shared/messages/report-page.ts'
import { templatePageMessages as m } from 'shared/messages/template-page.ts'
import { standingParts } from 'shared/report/standing-part.ts'
import type { StandingInline, StandingPassage } from 'shared/report/template-layout.ts'
import type { Locale } from 'shared/text.ts'
import type { Answer } from '../../http.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useProvince } from '../../shell/use-province.ts'
import { replaced, without } from './template-draft.ts'

type Numbers = Answer<'readReportTemplate'>['numbers']

interface Props {
  numbers: Numbers
  standing: readonly StandingPassage[]
  change: (standing: StandingPassage[]) => void
}

const mostStanding = 5
const blank: StandingPassage = { vi: [{ kind: 'text', text: '' }], en: [{ kind: 'text', text: '' }] }

/** Paragraphs that stand in every report: words are typed, numbers are chosen from what is counted. */
export function StandingEditor({ numbers, standing, change }: Props) {
  const say = useSay()
  return (
    <>
      {standing.map((passage, at) => (
        <fieldset key={`${at}`} className="standing">
          <legend>{say(m.standing, { n: at + 1 })}</legend>
          {(['vi', 'en'] as const).map((lang) => (
            <Sentence
              key={lang}
              lang={lang}
              numbers={numbers}
              pieces={passage[lang]}
              change={(pieces) => change(replaced(standing, at, { ...passage, [lang]: pieces }))}
            />
          ))}
          <button type="button" onClick={() => change(without(standing, at))}>
            {say(m.removeStanding, { n: at + 1 })}
          </button>
        </fieldset>
      ))}
      {standing.length < mostStanding && (
        <button type="button" onClick={() => change([...standing, blank])}>
          {say(m.addStanding)}
        </button>
      )}
    </>
  )
}

interface SentenceProps {
  numbers: Numbers
  lang: Locale
  pieces: readonly StandingInline[]
  change: (pieces: StandingInline[]) => void
}

function Sentence({ lang, numbers, pieces, change }: SentenceProps) {
  const say = useSay()
  const locale = useLocale()
  const { kpis } = useProvince()
  const language = say(lang === 'vi' ? m.inVi : m.inEn)
  const nameOf = (id: string) => kpis.find((kpi) => kpi.id === id)?.name[locale] ?? id
  const add = (chosen: string) => {
    const [kpi = '', part = ''] = chosen.split(' ')
    const known = standingParts.find((one) => one === part)
    if (known) change([...pieces, { kind: 'number', kpi, part: known }])
  }
  return (
    <div className="sentence" role="group" aria-label={language}>
      <strong>{language}</strong>
      {pieces.map((piece, at) => {
        const what = piece.kind === 'number' ? `${nameOf(piece.kpi)} · ${say(partNames[piece.part])}` : say(m.words)
        return (
          <span key={`${at}`} className="piece">
            {piece.kind === 'number' ? (
              <span className="bound-piece">{what}</span>
            ) : (
              <textarea
                rows={2}
                lang={lang}
                maxLength={2_000}
                aria-label={`${say(m.words)} ${at + 1}, ${language}`}
                value={piece.text}
                // One paragraph is one line; a break that is pasted in is a blank.
                onChange={({ target }) =>
                  change(
                    replaced(pieces, at, { kind: 'text', text: target.value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ') }),
                  )
                }
              />
            )}
            <button
              type="button"
              className="plain"
              aria-label={say(m.remove, { what: `${what} (${language}, ${at + 1})` })}
              onClick={() => change(without(pieces, at))}
            >
              ×
            </button>
          </span>
        )
      })}
      <span className="piece-acts">
        <button type="button" onClick={() => change([...pieces, { kind: 'text', text: '' }])}>
          {say(m.addWords)}
        </button>
        <select aria-label={`${say(m.addNumber)}, ${language}`} value="" onChange={({ target }) => add(target.value)}>
          <option value="">{say(m.choose)}</option>
          {numbers.map(({ kpi, parts }) => (
            <optgroup key={kpi} label={`${kpi} ${nameOf(kpi)}`}>
              {parts.map((part) => (
                <option key={part} value={`${kpi} ${part}`}>
                  {kpi} · {say(partNames[part])}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </span>
    </div>
  )
}
