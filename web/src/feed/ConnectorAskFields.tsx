import { formatInstant } from 'shared/format.ts'
import { connectorPageMessages as m, dayStyleTexts } from 'shared/messages/connector-page.ts'
import type { ConnectorAnswer } from 'shared/feed/connector/connector-contract.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Field, PasswordField, SelectField, TextField } from '../ui/Field.tsx'
import { addressOfEach, type StepProps } from './connector-draft.ts'

const dayStyles = ['iso', 'compact', 'vietnamese'] as const

/** Where and how it is asked, and with which secret. */
export function ConnectorAskFields({ draft, change, faultAt, secret }: StepProps & Pick<ConnectorAnswer, 'secret'>) {
  const say = useSay()
  const locale = useLocale()
  return (
    <>
      <div className="wide">
        <TextField
          label={say(m.url)}
          hint={say(m.urlHint)}
          fault={faultAt('asked.url')}
          value={draft.url}
          onChange={(url) => change({ url })}
          maxLength={2_000}
        />
      </div>
      <SelectField
        label={say(m.days)}
        value={draft.days}
        onChange={(days) => change({ days: dayStyles.find((one) => one === days) ?? 'iso' })}
      >
        {dayStyles.map((style) => (
          <option key={style} value={style}>
            {say(dayStyleTexts[style])}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say(m.method)}
        value={draft.method}
        onChange={(method) => change({ method: method === 'POST' ? 'POST' : 'GET' })}
      >
        <option value="GET">GET</option>
        <option value="POST">POST</option>
      </SelectField>
      {draft.method === 'POST' && (
        <div className="wide">
          <Field label={say(m.body)} fault={faultAt('asked.body')}>
            {(parts) => (
              <textarea
                {...parts}
                rows={3}
                maxLength={4_000}
                value={draft.body}
                onChange={(event) => change({ body: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
      <TextField
        label={say(m.deadline)}
        fault={faultAt('asked.deadlineMs')}
        inputMode="numeric"
        maxLength={2}
        value={draft.deadline}
        onChange={(deadline) => change({ deadline })}
      />
      {addressOfEach(draft) && (
        <TextField
          label={say(m.perMinute)}
          hint={say(m.perMinuteHint)}
          fault={faultAt('asked.perMinute')}
          inputMode="numeric"
          maxLength={4}
          value={draft.perMinute}
          onChange={(perMinute) => change({ perMinute })}
        />
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={draft.credential}
          onChange={(event) => change({ credential: event.target.checked })}
        />
        {say(m.credential)}
      </label>
      {draft.credential && (
        <>
          <TextField
            label={say(m.header)}
            fault={faultAt('body.secret.header')}
            value={draft.header}
            onChange={(header) => change({ header })}
            maxLength={64}
          />
          <PasswordField
            label={say(m.secret)}
            hint={
              secret
                ? say(m.secretKept, { origin: secret.origin, when: formatInstant(locale, secret.setAt) })
                : say(m.secretHint)
            }
            fault={faultAt('body.secret.value')}
            // No password of the reader's: a manager of passwords offers none of its own.
            autoComplete="new-password"
            value={draft.secret}
            onChange={(value) => change({ secret: value })}
          />
        </>
      )}
    </>
  )
}
