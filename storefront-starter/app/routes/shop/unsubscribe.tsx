import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { privateHead } from '../../lib/checkout-head.ts'
import { orErrorPage } from '../../lib/error-page.server.ts'
import { intentOf, readForm } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { unsubscribeToken } from '../../lib/mailed-token.server.ts'
import { useText } from '../../lib/messages/text.ts'
import { unsubscribeText as m, unsubscribeTopics } from '../../lib/messages/unsubscribe.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import { readUnsubscription, setUnsubscription } from '../../lib/unsubscribing.server.ts'
import styles from '../../shop/forms.module.css'
import { NarrowPage } from '../../shop/NarrowPage.tsx'
import { buttonClass } from '../../ui/button.ts'

export const meta = privateHead(m.title, '/unsubscribe')

/** Nothing changes before the button is pressed: programs open the links of mails, too. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const taken = await unsubscribeToken.takenFrom(request)
  if (taken) throw taken
  const token = await unsubscribeToken.of(request)
  const { stoa } = visitOf(context)
  const held = token === null ? null : await orErrorPage(readUnsubscription(stoa, token))
  return { held }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { stoa } = visitOf(context)
  const unsubscribed = intentOf(await readForm(request)) !== 'again'
  const token = await unsubscribeToken.of(request)
  if (token !== null) await orErrorPage(setUnsubscription(stoa, token, { unsubscribed, source: 'unsubscribe page' }))
  return redirect(pathIn(languageOf(new URL(request.url).pathname), '/unsubscribe'), 303)
}

export default function Unsubscribe() {
  const { held } = useLoaderData<typeof loader>()
  const t = useText()
  if (held === null) {
    return (
      <NarrowPage title={t(m.title)}>
        <p>{t(m.noLink)}</p>
      </NarrowPage>
    )
  }
  const { unsubscribed, topic } = held
  const said = unsubscribeTopics[topic]
  const [intent, label, look] = unsubscribed
    ? (['again', m.again, 'quiet'] as const)
    : (['unsubscribe', m.unsubscribe, 'main'] as const)
  return (
    <NarrowPage title={t(said.title)} {...(unsubscribed ? {} : { lead: t(said.lead) })}>
      {unsubscribed ? <p role="status">{t(said.done)}</p> : null}
      <Form method="post" className={styles.form}>
        <button type="submit" name="intent" value={intent} className={buttonClass(look, 'large')}>
          {t(label)}
        </button>
      </Form>
    </NarrowPage>
  )
}
