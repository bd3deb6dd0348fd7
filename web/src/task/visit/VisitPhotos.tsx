import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useId, useState } from 'react'
import { formatCount } from 'shared/format.ts'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import type { Question } from 'shared/task/visit/checklist.ts'
import { photoLimits } from 'shared/task/visit/visit.ts'
import type { VisitDetail } from 'shared/task/visit/visit-contract.ts'
import { visitPhotoUrl } from '../../http.ts'
import { dropPhoto, keepPhoto, type KeptPhoto } from '../../offline/visit-shelf.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useOrder } from '../../use-order.ts'
import { dataUrl, shrinkPhoto } from './shrink-photo.ts'
import type { useVisit } from './use-visit.ts'

interface Props extends Pick<ReturnType<typeof useVisit>, 'hear' | 'person'> {
  question: Question
  detail: VisitDetail
  kept: readonly KeptPhoto[]
}

/** Photos of one question: those that have arrived, and those that wait on this device. */
export function VisitPhotos({ question, detail, kept, hear, person }: Props) {
  const say = useSay()
  const locale = useLocale()
  const fill = detail.plan.may.fill
  const sent = detail.photos.filter((photo) => photo.question === question.id)
  const waiting = kept.filter(({ id }) => !sent.some((photo) => photo.id === id))
  if (!fill && sent.length === 0) return null
  const nameOf = (at: number) => say(m.photoOf, { n: formatCount(locale, at + 1), question: question.text })
  return (
    <div className="photos">
      {sent.length + waiting.length > 0 && (
        <ul>
          {sent.map(({ id, width, height }, at) => (
            <li key={id}>
              <a href={visitPhotoUrl(id)} target="_blank" rel="noreferrer">
                <img src={visitPhotoUrl(id)} width={width} height={height} alt={nameOf(at)} loading="lazy" />
              </a>
              {fill && <RemovePhoto id={id} name={nameOf(at)} hear={hear} />}
            </li>
          ))}
          {waiting.map((photo, at) => (
            <li key={photo.id}>
              <Waiting photo={photo} name={nameOf(sent.length + at)} />
            </li>
          ))}
        </ul>
      )}
      {fill && sent.length + waiting.length < photoLimits.perQuestion && (
        <AddPhoto visit={detail.visit.id} question={question.id} person={person} />
      )}
    </div>
  )
}

function AddPhoto({ visit, question, person }: { visit: string; question: string; person: string }) {
  const say = useSay()
  const id = useId()
  const [fault, setFault] = useState<string | null>(null)
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    target.value = ''
    if (!file) return
    const image = await shrinkPhoto(file)
    if (!image) return setFault(say(m.photoRefused))
    setFault(null)
    await keepPhoto(person, { id: crypto.randomUUID(), visit, question, image }).catch(() =>
      setFault(say(m.photoBroken)),
    )
  }
  return (
    <>
      <label className="add-photo" htmlFor={id}>
        {say(m.addPhoto)}
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        onChange={(event) => void take(event)}
      />
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
    </>
  )
}

function Waiting({ photo, name }: { photo: KeptPhoto; name: string }) {
  const say = useSay()
  const shown = useQuery({
    queryKey: ['kept-photo', photo.id],
    queryFn: () => dataUrl(photo.image),
    networkMode: 'always',
    gcTime: 0,
  })
  return (
    <>
      {shown.data && <img src={shown.data} alt={name} />}
      <span className="second waits">
        {photo.refused === undefined ? say(m.waits) : say(m.refused, { why: photo.refused })}
      </span>
      <button
        type="button"
        className="plain"
        aria-label={`${say(m.removePhoto)}: ${name}`}
        onClick={() => void dropPhoto(photo.id)}
      >
        {say(m.removePhoto)}
      </button>
    </>
  )
}

function RemovePhoto({ id, name, hear }: { id: string; name: string; hear: (detail: VisitDetail) => void }) {
  const say = useSay()
  const { order, pending } = useOrder('removeVisitPhoto')
  const remove = async () => {
    const ordered = await order({ params: { id } })
    if (ordered.kind === 'done') hear(ordered.answer)
  }
  return (
    <button
      type="button"
      className="plain"
      aria-label={`${say(m.removePhoto)}: ${name}`}
      aria-disabled={pending}
      onClick={() => void remove()}
    >
      {say(m.removePhoto)}
    </button>
  )
}
