import { Link } from 'react-router'
import { pathIn } from '../lib/languages.ts'
import { useLanguage, useText } from '../lib/messages/text.ts'
import { withdrawalText as m } from '../lib/messages/withdrawal.ts'
import { Callout } from '../ui/Callout.tsx'
import { type Declared, WithdrawalStatement } from './WithdrawalStatement.tsx'

interface WithdrawalReceivedProps {
  id: string
  number: string
  isCancelled: boolean
  isShipped: boolean
  /** Whether more of it can be withdrawn from. */
  canGoOn: boolean
  received: Declared & { at: string; moment: string }
}

/** What was declared last and when, and what comes of it. */
export function WithdrawalReceived(props: WithdrawalReceivedProps) {
  const { id, number, isCancelled, isShipped, canGoOn, received } = props
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <Callout kind="good">
        <p>
          {t(m.receivedAt)} <time dateTime={received.at}>{received.moment}</time>.{' '}
          {t(m.receivedText, { email: received.email ?? '' })}
        </p>
      </Callout>
      <WithdrawalStatement number={number} declared={received} />
      {isCancelled ? <p>{t(m.cancelledToo)}</p> : isShipped ? <p>{t(m.sendBack)}</p> : null}
      {canGoOn ? <Link to={pathIn(language, `/orders/${id}/withdraw`)}>{t(m.more)}</Link> : null}
    </>
  )
}
