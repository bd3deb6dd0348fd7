import { colourTexts } from 'shared/messages/task.ts'
import type { Colour } from 'shared/task/standing.ts'
import { useSay } from '../shell/locale.tsx'
import './colour-mark.css'

/** A shape for each colour, and always its word: nobody has to tell green from red. */
const marks: Record<Colour, string> = { green: '●', amber: '▲', red: '■' }

export function ColourMark({ colour }: { colour: Colour | null }) {
  const say = useSay()
  if (colour === null) return <span>—</span>
  return (
    <span className={`colour ${colour}`}>
      <span aria-hidden="true">{marks[colour]}</span> {say(colourTexts[colour])}
    </span>
  )
}
