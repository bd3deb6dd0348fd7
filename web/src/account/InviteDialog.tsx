import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { useSay } from '../shell/locale.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { type Answered, useOrder } from '../use-order.ts'
import { Delivered } from './Delivered.tsx'
import { givenFields, RoleAndScopeFields, useRoleAndScope } from './RoleAndScopeFields.tsx'

export function InviteDialog({ close }: { close: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [delivery, setDelivery] = useState<Answered<'invite'> | null>(null)
  const chosen = useRoleAndScope()
  const { order, pending, refusal } = useOrder('invite')
  const submit = async () => {
    // Without a role the API names the field as it names any other.
    const given = chosen.given ?? ({ role: '' } as never)
    const ordered = await order({ body: { name, email, ...given } })
    if (ordered.kind !== 'done') return
    setDelivery(ordered.answer)
    await client.invalidateQueries({ queryKey: ['listPeople'] })
  }
  return (
    <Dialog title={say(m.invite)} close={close}>
      {delivery ? (
        <Delivered delivery={delivery} name={name} email={email} close={close} />
      ) : (
        <Form
          label={say(m.invite)}
          fields={['name', 'email', ...givenFields]}
          refusal={refusal}
          submit={() => void submit()}
        >
          <TextField label={say(m.name)} value={name} onChange={setName} fault={refusal?.at('name')} maxLength={120} />
          <TextField
            label={say(m.email)}
            type="email"
            inputMode="email"
            value={email}
            onChange={setEmail}
            fault={refusal?.at('email')}
            maxLength={254}
          />
          <RoleAndScopeFields chosen={chosen} refusal={refusal} />
          <SubmitButton pending={pending}>{say(m.inviteDo)}</SubmitButton>
        </Form>
      )}
    </Dialog>
  )
}
