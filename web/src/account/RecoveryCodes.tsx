import { useEffect, useRef, useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'

/** Shown this once; one goes on only after saying that they are kept. */
export function RecoveryCodes({ codes, kept }: { codes: readonly string[]; kept: () => void }) {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  useEffect(() => heading.current?.focus(), [])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'))
      setCopied('yes')
    } catch {
      setCopied('failed')
    }
  }
  return (
    <section className="step" aria-labelledby="recovery-codes">
      <h3 id="recovery-codes" ref={heading} tabIndex={-1}>
        {say(m.codesTitle)}
      </h3>
      <p>{say(m.codesUnder)}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="form-buttons">
        <button type="button" onClick={() => void copy()}>
          {say(copied === 'yes' ? m.copied : m.copy)}
        </button>
        <button type="button" onClick={() => print()}>
          {say(m.codesPrint)}
        </button>
        <button type="button" className="primary" onClick={kept}>
          {say(m.codesKept)}
        </button>
      </div>
      {copied === 'failed' && (
        <p className="loud" role="status">
          {say(m.copyFailed)}
        </p>
      )}
    </section>
  )
}
