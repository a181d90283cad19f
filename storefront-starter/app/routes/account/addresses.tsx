import { NotFoundError } from '@stoa/sdk'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { customerOf, orSignIn } from '../../lib/account.server.ts'
import { type AddressCard, addressCards, listAddresses } from '../../lib/address-book.server.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { intentOf, readForm } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { accountText as m } from '../../lib/messages/account.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { AccountPage } from '../../shop/AccountPage.tsx'
import { buttonClass } from '../../ui/button.ts'
import styles from './account.module.css'

export const meta = privateHead(m.addressesTitle, '/account/addresses')

export async function loader(args: LoaderFunctionArgs) {
  const { stoa, language } = customerOf(args)
  return { addresses: addressCards(await orSignIn(args.request, listAddresses(stoa)), language) }
}

export async function action(args: ActionFunctionArgs) {
  const { stoa } = customerOf(args)
  const values = await readForm(args.request)
  const { id = '' } = values
  const act =
    intentOf(values) === 'delete' ? stoa.me.addresses.delete(id) : stoa.me.addresses.update(id, { is_default: true })
  await orSignIn(
    args.request,
    // One that is gone was deleted before: by a double click, or in another window.
    act.catch((error: unknown) => {
      if (!(error instanceof NotFoundError)) throw error
    }),
  )
  return redirect(pathIn(languageOf(new URL(args.request.url).pathname), '/account/addresses'), 303)
}

export default function Addresses() {
  const { addresses } = useLoaderData<typeof loader>()
  const t = useText()
  const language = useLanguage()
  return (
    <AccountPage title={t(m.addressesTitle)}>
      {addresses.length === 0 ? (
        <p>{t(m.noAddresses)}</p>
      ) : (
        <ul className={styles.cards}>
          {addresses.map((address) => (
            <AddressItem key={address.id} address={address} />
          ))}
        </ul>
      )}
      <div>
        <Link className={buttonClass('main')} to={pathIn(language, '/account/addresses/new')}>
          {t(m.addAddress)}
        </Link>
      </div>
    </AccountPage>
  )
}

function AddressItem({ address }: { address: AddressCard }) {
  const t = useText()
  const language = useLanguage()
  const { id, name, lines, isDefault } = address
  return (
    <li className={styles.card}>
      <address className={styles.address}>
        {lines.map((line) => (
          <span key={line} dir="auto">
            {line}
          </span>
        ))}
      </address>
      {isDefault ? <p className={styles.mark}>{t(m.isDefault)}</p> : null}
      <div className={styles.acts}>
        <Link
          className={buttonClass('link')}
          to={pathIn(language, `/account/addresses/${id}`)}
          aria-label={t(m.editOf, { name })}
        >
          {t(m.edit)}
        </Link>
        {isDefault ? null : (
          <AddressButton id={id} intent="default" text={t(m.makeDefault)} label={t(m.makeDefaultOf, { name })} />
        )}
        <AddressButton id={id} intent="delete" text={t(m.delete)} label={t(m.deleteOf, { name })} />
      </div>
    </li>
  )
}

interface AddressButtonProps {
  id: string
  intent: 'default' | 'delete'
  text: string
  label: string
}

function AddressButton({ id, intent, text, label }: AddressButtonProps) {
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <button className={buttonClass('link')} type="submit" name="intent" value={intent} aria-label={label}>
        {text}
      </button>
    </Form>
  )
}
