import { Form } from 'react-router'
import { accountText } from '../lib/messages/account.ts'
import { pushText as m } from '../lib/messages/push.ts'
import { useText } from '../lib/messages/text.ts'
import { useOwnFingerprint } from '../lib/own-device.ts'
import type { PushDevice } from '../lib/push-devices.server.ts'
import styles from '../routes/account/account.module.css'
import { buttonClass } from '../ui/button.ts'
import { DeviceSignUp } from './DeviceSignUp.tsx'

/** The devices that are notified, and how this one becomes one of them. */
export function PushDevices({ devices, publicKey }: { devices: readonly PushDevice[]; publicKey: string }) {
  const t = useText()
  const own = useOwnFingerprint(devices.length)
  const isKnown = devices.some(({ fingerprint }) => fingerprint === own)
  return (
    <section className={styles.section} aria-labelledby="devices">
      <h2 id="devices">{t(m.devices)}</h2>
      {isKnown ? null : <DeviceSignUp publicKey={publicKey} />}
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
