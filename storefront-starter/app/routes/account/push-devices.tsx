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
import { intentOf, readForm } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { accountText } from '../../lib/messages/account.ts'
import { pushText as m } from '../../lib/messages/push.ts'
import { useText } from '../../lib/messages/text.ts'
import { useOwnFingerprint } from '../../lib/own-device.ts'
import { addDevice, type PushDevice, pushPageOf, removeDevice } from '../../lib/push-devices.server.ts'
import { AccountPage } from '../../shop/AccountPage.tsx'
import { DeviceSignUp } from '../../shop/DeviceSignUp.tsx'
import { buttonClass } from '../../ui/button.ts'
import { Callout } from '../../ui/Callout.tsx'
import styles from './account.module.css'

export const meta = privateHead(m.title, '/account/notifications')

export function loader(args: LoaderFunctionArgs) {
  return orSignIn(args.request, pushPageOf(customerOf(args)))
}

export async function action(args: ActionFunctionArgs) {
  const { stoa } = customerOf(args)
  const values = await readForm(args.request)
  const isNew = intentOf(values) === 'add'
  await orSignIn(args.request, isNew ? addDevice(stoa, values) : removeDevice(stoa, values.id ?? ''))
  const page = pathIn(languageOf(new URL(args.request.url).pathname), '/account/notifications')
  return redirect(`${page}?${isNew ? 'added' : 'removed'}`, 303)
}

export default function PushDevices() {
  const { devices, publicKey } = useLoaderData<typeof loader>()
  const t = useText()
  const [search] = useSearchParams()
  const own = useOwnFingerprint(devices.length)
  const isKnown = devices.some(({ fingerprint }) => fingerprint === own)
  return (
    <AccountPage title={t(m.title)} lead={t(m.lead)}>
      {search.has('added') ? <Callout kind="good">{t(m.added)}</Callout> : null}
      {search.has('removed') ? <Callout kind="good">{t(m.removed)}</Callout> : null}
      {isKnown ? null : <DeviceSignUp publicKey={publicKey} />}
      <section className={styles.section} aria-labelledby="devices">
        <h2 id="devices">{t(m.devices)}</h2>
        {devices.length === 0 ? (
          <p>{t(m.none)}</p>
        ) : (
          <ul className={styles.rows}>
            {devices.map((device) => (
              <DeviceRow key={device.id} device={device} isThis={device.fingerprint === own} />
            ))}
          </ul>
        )}
      </section>
    </AccountPage>
  )
}

function DeviceRow({ device, isThis }: { device: PushDevice; isThis: boolean }) {
  const t = useText()
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.name}>
          {device.name}
          {isThis ? <span className={styles.mark}> · {t(accountText.thisDevice)}</span> : null}
        </p>
        <p className={styles.mark}>{t(m.since, { date: device.since })}</p>
      </div>
      <Form method="post">
        <input type="hidden" name="id" value={device.id} />
        <button
          className={buttonClass('quiet', 'small')}
          type="submit"
          name="intent"
          value="remove"
          aria-label={t(m.removeDevice, { device: device.name })}
        >
          {t(m.remove)}
        </button>
      </Form>
    </li>
  )
}
