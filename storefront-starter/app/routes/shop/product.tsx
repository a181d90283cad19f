import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { addedCartOf, addToCart } from '../../lib/add-to-cart.server.ts'
import { failureOf, newKey, readForm } from '../../lib/form.server.ts'
import { languageOf, pathIn } from '../../lib/languages.ts'
import { useLiveStock } from '../../lib/live-stock.ts'
import { layoutText } from '../../lib/messages/layout.ts'
import { productText as m } from '../../lib/messages/product.ts'
import { useLanguage, useText } from '../../lib/messages/text.ts'
import { shareUrl } from '../../lib/picture-sizes.ts'
import { readProduct, readProductPage } from '../../lib/product-page.server.ts'
import { headData, headOf, scriptJson } from '../../lib/seo.ts'
import { shop } from '../../lib/shop.server.ts'
import { STAYS } from '../../lib/staying-form.ts'
import { searchOf, visitOf } from '../../lib/stoa.server.ts'
import { productData } from '../../lib/structured-data.ts'
import { AddToCart } from '../../shop/AddToCart.tsx'
import { AttributeTable } from '../../shop/AttributeTable.tsx'
import { Gallery } from '../../shop/Gallery.tsx'
import { OptionPicker } from '../../shop/OptionPicker.tsx'
import { PriceTag } from '../../shop/PriceTag.tsx'
import { StockText } from '../../shop/StockText.tsx'
import { Breadcrumb } from '../../ui/Breadcrumb.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './product.module.css'

export const meta: MetaFunction<typeof loader> = ({ matches, loaderData }) => {
  if (!loaderData) return []
  const { seoTitle, summary, slug, pictures } = loaderData.product
  return headOf(headData(matches), {
    title: seoTitle,
    description: summary,
    path: `/p/${slug}`,
    image: shareUrl(pictures[0]),
    kind: 'product',
  })
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { pathname, searchParams } = new URL(request.url)
  const found = await readProduct(visit, params.slug ?? '', searchParams)
  const address = pathIn(languageOf(pathname), `/p/${found.slug}`)
  if (found.canonical_slug)
    throw redirect(pathIn(languageOf(pathname), `/p/${found.canonical_slug}`) + searchOf(request), 301)
  const product = await readProductPage(visit.stoa, found)
  return { product, json: scriptJson(productData(product, shop.url + address)), formKey: newKey() }
}

/** A refusal comes of what has changed meanwhile, so the page is read again; React Router would leave it as it was. */
export const shouldRevalidate = () => true

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await readForm(request)
  const language = languageOf(new URL(request.url).pathname)
  try {
    const cart = await addToCart(visitOf(context), values, language)
    if (values[STAYS]) return addedCartOf(cart)
  } catch (error) {
    return data(failureOf(error, values), { status: 422 })
  }
  return redirect(pathIn(language, '/cart'), 303)
}

/** What is shown of the price where no variant is chosen. */
const UNPRICED = { price: null, compareAt: null, lowest: null, unitPrice: null }

export default function Product() {
  const { product, json, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useText()
  const language = useLanguage()
  const { variant, category } = product
  const stock = useLiveStock(variant?.stockAddress ?? null, variant?.stock ?? undefined)
  const crumbs = [
    { to: pathIn(language, '/'), name: t(layoutText.home) },
    ...(category ? [{ to: pathIn(language, `/c/${category.slug}`), name: category.name }] : []),
  ]
  return (
    <>
      <Breadcrumb title={t(layoutText.path)} crumbs={crumbs} />
      <div className={styles.columns}>
        <Gallery pictures={product.pictures} title={product.title} />
        <div className={styles.buy}>
          <div>
            {product.vendor ? <p className={styles.vendor}>{product.vendor}</p> : null}
            <h1 className={styles.title} dir="auto" tabIndex={-1}>
              {product.title}
            </h1>
          </div>
          <PriceTag {...(variant ?? UNPRICED)} size="large" />
          <OptionPicker options={product.options} />
          {stock ? <StockText stock={stock} /> : null}
          {variant?.price ? (
            <AddToCart
              key={variant.id}
              variantId={variant.id}
              formKey={formKey}
              isAvailable={stock?.kind !== 'sold_out'}
              wasAvailable={variant.stock?.kind !== 'sold_out'}
              hasVariants={product.isAvailable && product.options.length > 0}
              answer={answer}
            />
          ) : null}
          {variant && stock?.kind === 'sold_out' ? (
            <Link to={pathIn(language, `/back-in-stock?variant_id=${variant.id}&slug=${product.slug}`)}>
              {t(m.tellMe)}
            </Link>
          ) : null}
          <ul className={styles.facts}>
            <li>
              <Icon name="truck" /> {t(m.shippingAtCheckout)}
            </li>
            <li>
              <Icon name="lock" /> {t(m.securePayment)}
            </li>
          </ul>
          {/* The API lets through harmless elements only, and the policy of the page no script and no style in them. */}
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the API */}
          <div className={styles.description} dir="auto" dangerouslySetInnerHTML={{ __html: product.description }} />
          <AttributeTable attributes={product.attributes} sku={variant?.sku ?? null} />
        </div>
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which nothing can end the element */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
    </>
  )
}
