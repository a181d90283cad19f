import { data, type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { readPolicy } from '../../lib/policies.server.ts'
import { headData, headOf } from '../../lib/seo.ts'
import { visitOf } from '../../lib/stoa.server.ts'
import styles from './policy.module.css'

/** It is read, and nothing is done on it. */
export const handle = { isStatic: true }

export const meta: MetaFunction<typeof loader> = ({ matches, loaderData, params }) =>
  loaderData ? headOf(headData(matches), { title: loaderData.title, path: `/policies/${params.slug}` }) : []

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { facts, language } = visitOf(context)
  const policy = readPolicy(facts, params.slug ?? '', language)
  if (policy === null) throw data({ requestId: null }, { status: 404 })
  return policy
}

/** A text of the shop: terms, returns, privacy. */
export default function Policy() {
  const { title, html } = useLoaderData<typeof loader>()
  return (
    <article className={styles.text} dir="auto">
      <h1 tabIndex={-1}>{title}</h1>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a file of this storefront, in which what staff typed is text */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  )
}
