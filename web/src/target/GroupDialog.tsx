import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import { fold } from 'shared/fold.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { byName, useProvince } from '../shell/use-province.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { useOrder } from '../use-order.ts'

interface Group {
  id: string
  name: string
  version: number
  units: readonly string[]
}

/** A group is a name and its members; each saving is a version of its own. */
export function GroupDialog({ group, close }: { group: Group | undefined; close: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const { units } = useProvince()
  const [name, setName] = useState(group?.name ?? '')
  const [members, setMembers] = useState<readonly string[]>(group?.units ?? [])
  const [sought, setSought] = useState('')
  const create = useOrder('createUnitGroup')
  const change = useOrder('changeUnitGroup')
  const refusal = create.refusal ?? change.refusal
  const save = async (chosen: readonly string[]) => {
    const body = { name, units: [...chosen] }
    const done = group
      ? await change.order({ params: { id: group.id }, body: { ...body, basedOn: group.version } })
      : await create.order({ body })
    if (done.kind !== 'done') return
    await client.invalidateQueries()
    close()
  }
  const listed = units
    .filter((unit) => unit.kind !== 'province' && fold(unitName(locale, unit)).includes(fold(sought)))
    .toSorted((a, b) => Number(members.includes(b.code)) - Number(members.includes(a.code)) || byName(a, b))
  return (
    <Dialog title={group?.name ?? say(m.newGroup)} close={close}>
      <Form label={say(m.groups)} fields={['name', 'units']} refusal={refusal} submit={() => void save(members)}>
        <TextField
          label={say(m.groupName)}
          fault={refusal?.at('name')}
          value={name}
          onChange={setName}
          maxLength={100}
        />
        <TextField label={say(m.findMember)} value={sought} onChange={setSought} />
        <fieldset className="members" aria-invalid={refusal?.at('units') !== undefined}>
          <legend>
            {say(m.members)}: {say(m.chosen, { n: members.length })}
          </legend>
          {listed.map((unit) => (
            <label key={unit.code} className="check">
              <input
                type="checkbox"
                checked={members.includes(unit.code)}
                onChange={(event) =>
                  setMembers(
                    event.target.checked ? [...members, unit.code] : members.filter((code) => code !== unit.code),
                  )
                }
              />
              {unitName(locale, unit)}
            </label>
          ))}
        </fieldset>
        {refusal?.at('units') && <p className="form-fault">{refusal.at('units')}</p>}
        <div className="form-buttons">
          <SubmitButton pending={create.pending || change.pending}>{say(m.saveGroup)}</SubmitButton>
          {group && (
            <button type="button" onClick={() => void save([])}>
              {say(m.dissolve)}
            </button>
          )}
        </div>
      </Form>
    </Dialog>
  )
}
