import { unitChangeMessages as m } from 'shared/messages/unit-change-page.ts'
import type { UnitChangeKind } from 'shared/unit/unit-change.ts'
import { useSay } from '../shell/locale.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import type { HeirDraft } from './change-draft.ts'
import { TileField } from './TileField.tsx'

interface Props {
  place: number
  kind: UnitChangeKind
  heir: HeirDraft
  /** Where it needs a square of the map: those that become free, and those the others have been given. */
  tiles: Pick<Parameters<typeof TileField>[0], 'leaving' | 'given'> | null
  change: (heir: HeirDraft) => void
}

/** A unit as it is to be after the change. */
export function HeirFields({ place, kind, heir, tiles, change }: Props) {
  const say = useSay()
  return (
    <fieldset className="change-heir">
      <legend>{say(m.heir, { n: place })}</legend>
      {kind !== 'rename' && (
        <TextField
          label={say(m.code)}
          hint={say(m.codeHint)}
          value={heir.code}
          onChange={(code) => change({ ...heir, code })}
          inputMode="numeric"
          maxLength={8}
        />
      )}
      <TextField
        label={say(m.name)}
        hint={say(m.nameHint)}
        value={heir.name}
        onChange={(name) => change({ ...heir, name })}
        maxLength={80}
      />
      <SelectField
        label={say(m.sort)}
        value={heir.kind}
        onChange={(sort) => change({ ...heir, kind: sort as HeirDraft['kind'] })}
      >
        {(['commune', 'ward', 'department'] as const).map((sort) => (
          <option key={sort} value={sort}>
            {say(m[sort])}
          </option>
        ))}
      </SelectField>
      {kind === 'split' && (
        <TextField
          label={say(m.share)}
          hint={say(m.shareHint)}
          value={heir.share}
          onChange={(share) => change({ ...heir, share })}
          maxLength={8}
        />
      )}
      {tiles && <TileField {...tiles} tile={heir.tile} change={(tile) => change({ ...heir, tile })} />}
    </fieldset>
  )
}
