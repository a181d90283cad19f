import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { customerOf, orSignIn } from '../../lib/account.server.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { type Device, devicesOf, endOtherSessions, endSession, listSessions } from '../../lib/devices.server.ts'
import { intentOf, readForm } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { accountText as m } from '../../lib/messages/account.ts'
import { useText } from '../../lib/messages/text.ts'
import { AccountPage } from '../../shop/AccountPage.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'
import styles from './account.module.css'

export const meta = privateHead(m.sessionsTitle, '/account/sessions')

export async function loader(args: LoaderFunctionArgs) {
  const visit = customerOf(args)
  return { devices: devicesOf(await orSignIn(args.request, listSessions(visit.stoa)), visit) }
}

export async function action(args: ActionFunctionArgs) {
  const { stoa } = customerOf(args)
  const values = await readForm(args.request)
  const isAll = intentOf(values) === 'others'
  await orSignIn(args.request, isAll ? endOtherSessions(stoa) : endSession(stoa, values.id ?? ''))
  return redirect(pathIn(languageOf(new URL(args.request.url).pathname), '/account/sessions?ended'), 303)
}

export default function Sessions() {
  const { devices } = useLoaderData<typeof loader>()
  const t = useText()
  const [search] = useSearchParams()
  return (
    <AccountPage title={t(m.sessionsTitle)} lead={t(m.sessionsLead)}>
      {search.has('ended') ? <Callout kind="good">{t(m.othersEnded)}</Callout> : null}
      <ul className={styles.rows}>
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </ul>
      {devices.length > 1 ? (
        <Form method="post">
          <button className={buttonClass('quiet')} type="submit" name="intent" value="others">
            {t(m.endOthers)}
          </button>
        </Form>
      ) : (
        <p>{t(m.onlyThis)}</p>
      )}
    </AccountPage>
  )
}

function DeviceRow({ device }: { device: Device }) {
  const t = useText()
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.name}>
          {device.name}
          {device.isThis ? <span className={styles.mark}> · {t(m.thisDevice)}</span> : null}
        </p>
        <p className={styles.mark}>
          {t(m.signedInSince, { date: device.since })}, {t(m.lastUsed, { date: device.lastUsed })}
          {device.address ? ` · ${device.address}` : null}
        </p>
      </div>
      {device.isThis ? null : (
        <Form method="post">
          <input type="hidden" name="id" value={device.id} />
          <button
            className={buttonClass('quiet', 'small')}
            type="submit"
            name="intent"
            value="one"
            aria-label={t(m.endSessionOf, { device: device.name })}
          >
            {t(m.endSession)}
          </button>
        </Form>
      )}
    </li>
  )
}
