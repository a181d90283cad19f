import { makeSlug } from '@stoa/product/domain/slug'
import type { Random } from './random.ts'
import type { Section } from './sections.ts'
import { ADJECTIVES, COMMON_TERMS, RARE_TERMS } from './vocabulary.ts'

/** Names of things are more evenly spread than the words of a language. */
const NAMES = 0.6

/** What the texts of one product are made from. */
export interface Naming {
  section: Section
  vendor: string
  type: string
  adjective: string
  material: string
  /** A name that few products share. */
  series: string
}

export function namingOf(random: Random, section: Section, vendor: string): Naming {
  return {
    section,
    vendor,
    type: random.pickZipf(section.types, NAMES),
    adjective: random.pickZipf(ADJECTIVES, NAMES),
    material: random.pickZipf(section.materials, NAMES),
    series: random.pick(RARE_TERMS),
  }
}

/** Such as "Organic Linen Shirt Venrol": the type always, the rest often. */
export function titleOf(random: Random, { adjective, material, type, series }: Naming): string {
  const parts = [
    random.chance(0.6) ? adjective : '',
    random.chance(0.5) ? material : '',
    type,
    random.chance(0.45) ? series : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** A slug that no other product has: `index` tells two of one title from each other. */
export const slugOf = (title: string, index: number): string => `${makeSlug(title)}-${index.toString(36)}`

/** Half of a text is common English, a third is of the category, the rest is about the product or rare. */
function term(random: Random, naming: Naming): string {
  const draw = random.next()
  if (draw < 0.5) return random.pickZipf(COMMON_TERMS)
  if (draw < 0.83) return random.pickZipf(naming.section.terms, NAMES)
  if (draw < 0.88) return random.pick([naming.material, naming.adjective, naming.type]).toLowerCase()
  if (draw < 0.96) return random.pickZipf(naming.section.materials, NAMES).toLowerCase()
  return random.pickZipf(RARE_TERMS).toLowerCase()
}

function sentence(random: Random, naming: Naming): string {
  const terms = Array.from({ length: random.between(6, 18) }, () => term(random, naming))
  const text = terms.filter((each, index) => each !== terms[index - 1]).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** HTML as sanitising leaves it, and its text: most have two to four sentences, a few are long. */
export function descriptionOf(random: Random, naming: Naming): { html: string; text: string } {
  const count = random.chance(0.05) ? random.between(15, 40) : random.between(2, 6)
  const sentences = Array.from({ length: count }, () => sentence(random, naming))
  const half = Math.ceil(count / 2)
  const paragraphs = [sentences.slice(0, half), sentences.slice(half)].map((part) => part.join(' '))
  const points = random.chance(0.5) ? Array.from({ length: random.between(2, 5) }, () => sentence(random, naming)) : []
  const items = points.map((point) => `<li>${point}</li>`).join('')
  return {
    html: `${paragraphs.map((text) => `<p>${text}</p>`).join('')}${items === '' ? '' : `<ul>${items}</ul>`}`,
    text: [...paragraphs, ...points].join(' '),
  }
}
