import { type PushAbility, pushAbility, subscribeToPush } from '@stoa/sdk/push'
import { useEffect, useState } from 'react'
import { useSubmit } from 'react-router'
import { pushText as m } from '../lib/messages/push.ts'
import { useText } from '../lib/messages/text.ts'
import { PUSH_WORKER } from '../lib/own-device.ts'
import { buttonClass } from '../ui/button.ts'
import { Callout } from '../ui/Callout.tsx'

type State = 'idle' | 'asking' | 'denied' | 'unreachable' | 'failed'

/** Has this browser notified, where it can be. Its user is asked when they press the button, and never before. */
export function DeviceSignUp({ publicKey }: { publicKey: string }) {
  const t = useText()
  const submit = useSubmit()
  const [ability, setAbility] = useState<PushAbility>()
  const [state, setState] = useState<State>('idle')
  useEffect(() => setAbility(pushAbility()), [])
  const add = async () => {
    setState('asking')
    const outcome = await subscribeToPush(publicKey, PUSH_WORKER)
    if (outcome.status !== 'subscribed') return setState(outcome.status)
    const { endpoint, keys, public_key = '' } = outcome.device
    await submit({ intent: 'add', endpoint, public_key, ...keys }, { method: 'post' })
    setState('idle')
  }
  // Known in the browser alone.
  if (ability === undefined) return null
  if (ability === 'unsupported') return <p>{t(m.unsupported)}</p>
  const problem = ability === 'denied' ? 'denied' : state
  return (
    <>
      {problem === 'idle' || problem === 'asking' ? null : <Callout kind="warning">{t(m[problem])}</Callout>}
      {problem === 'denied' ? null : (
        <p>
          <button
            className={buttonClass('main')}
            type="button"
            aria-disabled={state === 'asking'}
            onClick={() => {
              if (state !== 'asking') add().catch(() => setState('failed'))
            }}
          >
            {t(state === 'asking' ? m.adding : m.add)}
          </button>
        </p>
      )}
    </>
  )
}
