import { NotFoundError } from '@stoa/sdk'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { customerOf, hasSignedOut, orSignIn } from '../../lib/account.server.ts'
import { addressPatchOf, listAddresses } from '../../lib/address-book.server.ts'
import { addressOf, listCountries, missingFields, readCountryForm } from '../../lib/checkout.server.ts'
import { privateHead } from '../../lib/checkout-head.ts'
import { accountRefusal, intentOf, newKey, readForm, refusal, withKey } from '../../lib/form.server.ts'
import type { FormValues } from '../../lib/form.ts'
import { pathIn } from '../../lib/languages.ts'
import { accountText as m } from '../../lib/messages/account.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { AccountPage } from '../../shop/AccountPage.tsx'
import { AddressForm } from '../../shop/AddressForm.tsx'
import { FormProblem } from '../../shop/FormProblem.tsx'
import styles from '../../shop/forms.module.css'

export const meta = privateHead(m.addressesTitle, '/account/addresses')

/** A new address, and one that is changed. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = customerOf(args)
  const { id } = args.params
  const [countries, addresses] = await orSignIn(
    args.request,
    Promise.all([listCountries(visit), id === undefined ? [] : listAddresses(visit.stoa)]),
  )
  const kept = addresses.find((address) => address.id === id)
  if (id !== undefined && !kept) throw data({ requestId: null }, { status: 404 })
  const values: FormValues = kept ? { ...kept.address } : {}
  return {
    isNew: !kept,
    values,
    form: await orSignIn(args.request, readCountryForm(visit, countries, values.country)),
    formKey: newKey(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const visit = customerOf(args)
  const { stoa, language: locale } = visit
  const { id } = args.params
  const values = await readForm(args.request)
  const countries = await orSignIn(args.request, listCountries(visit))
  const form = await orSignIn(args.request, readCountryForm(visit, countries, values.country))
  if (intentOf(values) === 'country') return { failure: refusal(values, {}), form }
  const missing = missingFields(form, values)
  if (Object.keys(missing).length > 0) return data({ failure: refusal(values, missing), form }, { status: 422 })
  try {
    if (id === undefined) {
      const address = addressOf(form, values)
      await withKey(values, (idempotencyKey) => stoa.me.addresses.create({ address }, { idempotencyKey }))
    } else await stoa.me.addresses.update(id, { address: addressPatchOf(form, values) })
  } catch (error) {
    if (hasSignedOut(error)) return await orSignIn(args.request, Promise.reject(error))
    // It was deleted in another window.
    if (error instanceof NotFoundError) return redirect(pathIn(locale, '/account/addresses'), 303)
    const { data: failure, init } = accountRefusal(error, values)
    return data({ failure, form }, init ?? {})
  }
  return redirect(pathIn(locale, '/account/addresses'), 303)
}

export default function AddressPage() {
  const loaded = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  const form = sent?.form ?? loaded.form
  return (
    <AccountPage title={t(loaded.isNew ? m.addAddress : m.editAddress)}>
      <FormProblem failure={sent?.failure} />
      <Form key={form.code} method="post" className={styles.form} noValidate>
        <input type="hidden" name="key" value={loaded.formKey} />
        <AddressForm
          form={form}
          values={sent?.failure.values ?? loaded.values}
          failure={sent?.failure}
          submit={t(m.saveAddress)}
        />
      </Form>
      <Link to={pathIn(language, '/account/addresses')}>{t(m.addressesTitle)}</Link>
    </AccountPage>
  )
}
