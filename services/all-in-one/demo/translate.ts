import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AdminProduct, OptionLabels, ProductTranslation, Stoa } from '@stoa/sdk/source'

interface German {
  /** By the own name. */
  categories: Record<string, string>
  options: Record<string, OptionLabels>
  /** Slug → title and description, plain text. */
  products: Record<string, [title: string, description: string]>
}

const AT_ONCE = 4

export function readGerman(): German {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'german.json'), 'utf8')) as German
}

/** The labels of those options and values that a product has. */
function labelsOf({ options }: Pick<AdminProduct, 'options'>, labels: German['options']): Record<string, OptionLabels> {
  return Object.fromEntries(
    options.flatMap(({ name, values }) => {
      const known = labels[name]
      if (!known) return []
      const own = values.flatMap((value) => {
        const label = known.values?.[value]
        return label === undefined ? [] : [[value, label] as const]
      })
      return [[name, { ...known, values: Object.fromEntries(own) }]]
    }),
  )
}

function germanOf(product: AdminProduct, german: German): ProductTranslation | null {
  const [title, text] = german.products[product.slug] ?? []
  if (title === undefined || text === undefined) return null
  const [firstSentence = text] = text.split(/(?<=[.!?]) /)
  return {
    ...{ title, description: `<p>${text}</p>`, seo: { title, description: firstSentence } },
    options: labelsOf(product, german.options),
  }
}

async function translateCategories(stoa: Stoa, german: German): Promise<void> {
  for (const category of (await stoa.admin.categories.list()).data) {
    const name = german.categories[category.name]
    if (name === undefined || category.translations.de) continue
    await stoa.admin.categories.update(category.id, { translations: { de: { name } } }, { ifMatch: category })
  }
}

/** Gives the demo catalogue its German texts; what has some already is left alone, so that this may be repeated. */
export async function translateCatalogue(stoa: Stoa): Promise<void> {
  const german = readGerman()
  await translateCategories(stoa, german)
  const waiting: AdminProduct[] = []
  for await (const product of stoa.admin.products.list({ limit: 100 })) waiting.push(product)
  const translate = async () => {
    for (let product = waiting.pop(); product !== undefined; product = waiting.pop()) {
      const de = product.translations.de ? null : germanOf(product, german)
      if (de) await stoa.admin.products.update(product.id, { translations: { de } }, { ifMatch: product })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, translate))
}
