import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { customerOf, orSignIn } from '../../lib/account.server.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { readForm } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { notificationText as m } from '../../lib/messages/notifications.ts'
import { pushText } from '../../lib/messages/push.ts'
import { useText } from '../../lib/messages/text.ts'
import { changeNotifications, notificationPageOf } from '../../lib/notification-choices.server.ts'
import { AccountPage } from '../../shop/AccountPage.tsx'
import { NotificationChoices } from '../../shop/NotificationChoices.tsx'
import { PhoneVerification } from '../../shop/PhoneVerification.tsx'
import { PushDevices } from '../../shop/PushDevices.tsx'
import { Callout } from '../../ui/Callout.tsx'

export const meta = privateHead(pushText.section, '/account/notifications')

export function loader(args: LoaderFunctionArgs) {
  return orSignIn(args.request, notificationPageOf(customerOf(args)))
}

export async function action(args: ActionFunctionArgs) {
  const { stoa } = customerOf(args)
  const done = await changeNotifications(args.request, stoa, await readForm(args.request))
  if (typeof done !== 'string') return done
  const page = pathIn(languageOf(new URL(args.request.url).pathname), '/account/notifications')
  return redirect(`${page}?${done}`, 303)
}

/** What was done, by the word of the address that says so. */
const DONE = {
  saved: m.saved,
  sent: m.codeSent,
  verified: m.confirmed,
  added: pushText.added,
  removed: pushText.removed,
}

export default function Notifications() {
  const page = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>()
  const t = useText()
  const [search] = useSearchParams()
  const failureOf = (form: string) => (failure?.values.intent === form ? failure : undefined)
  const failures = { phone: failureOf('phone'), code: failureOf('code') }
  const done = failure ? [] : Object.entries(DONE).filter(([word]) => search.has(word))
  return (
    <AccountPage title={t(pushText.section)} lead={t(m.lead)}>
      {done.map(([word, text]) => (
        <Callout key={word} kind="good">
          {t(text)}
        </Callout>
      ))}
      <NotificationChoices page={page} failure={failureOf('choices')} />
      {page.channels.sms === 'off' ? null : (
        <PhoneVerification
          phone={page.phone}
          hasCode={search.has('sent') || failures.code !== undefined}
          failures={failures}
        />
      )}
      {page.channels.push === 'off' ? null : <PushDevices devices={page.devices} publicKey={page.publicKey} />}
    </AccountPage>
  )
}
