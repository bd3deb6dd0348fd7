import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import type { Locale } from 'shared/text.ts'
import { useSay } from '../shell/locale.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Channel } from './answer-types.ts'
import { splitTyped } from './incident-words.ts'

const kinds = ['email', 'webhook', 'telegram'] as const

/** A new channel, or one changed. Its secret goes in and never comes out. */
export function ChannelDialog({ channel, close }: { channel: Channel | undefined; close: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const known = channel?.definition
  const [name, setName] = useState(channel?.name ?? '')
  const [kind, setKind] = useState<(typeof kinds)[number]>(known?.kind ?? 'email')
  const [locale, setLocale] = useState<Locale>(known?.locale ?? 'vi')
  const [to, setTo] = useState(known?.kind === 'email' ? known.to.join(', ') : '')
  const [url, setUrl] = useState(known?.kind === 'webhook' ? known.url : known?.kind === 'telegram' ? known.base : '')
  const [chats, setChats] = useState(known?.kind === 'telegram' ? known.chats.join(', ') : '')
  const [secret, setSecret] = useState('')
  const [enabled, setEnabled] = useState(channel?.enabled ?? true)
  const create = useOrder('createChannel')
  const change = useOrder('changeChannel')
  const refusal = create.refusal ?? change.refusal
  const submit = async () => {
    const definition =
      kind === 'email'
        ? { kind, locale, to: splitTyped(to) }
        : kind === 'webhook'
          ? { kind, locale, url }
          : { kind, locale, base: url, chats: splitTyped(chats) }
    const body = { name, enabled, definition, ...(secret && { secret }) }
    const done = channel ? await change.order({ params: { id: channel.id }, body }) : await create.order({ body })
    if (done.kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listChannels'] })
    close()
  }
  return (
    <Dialog title={channel?.name ?? say(m.newChannel)} close={close}>
      <Form
        label={say(m.newChannel)}
        fields={['name', 'definition', 'secret']}
        refusal={refusal}
        submit={() => void submit()}
      >
        <TextField label={say(m.name)} fault={refusal?.at('name')} value={name} onChange={setName} maxLength={100} />
        {!channel && (
          <SelectField
            label={say(m.kind)}
            value={kind}
            onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'email')}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {say(m[one])}
              </option>
            ))}
          </SelectField>
        )}
        {kind === 'email' ? (
          <TextField
            label={say(m.addresses)}
            hint={say(m.addressesHint)}
            fault={refusal?.at('definition')}
            value={to}
            onChange={setTo}
          />
        ) : (
          <TextField
            label={say(kind === 'webhook' ? m.url : m.base)}
            fault={refusal?.at('definition')}
            value={url}
            onChange={setUrl}
          />
        )}
        {kind === 'telegram' && (
          <TextField label={say(m.chats)} hint={say(m.addressesHint)} value={chats} onChange={setChats} />
        )}
        {kind !== 'email' && (
          <TextField
            label={say(m.secret)}
            hint={channel ? say(m.secretHint) : undefined}
            fault={refusal?.at('secret')}
            value={secret}
            onChange={setSecret}
            maxLength={500}
          />
        )}
        <SelectField
          label={say(m.language)}
          value={locale}
          onChange={(value) => setLocale(value === 'en' ? 'en' : 'vi')}
        >
          <option value="vi">Tiếng Việt</option>
          <option value="en">English</option>
        </SelectField>
        <label className="check">
          <input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.target.checked)} />
          {say(m.enabled)}
        </label>
        <SubmitButton pending={create.pending || change.pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
