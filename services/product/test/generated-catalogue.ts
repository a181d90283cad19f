import type { SearchEntry } from '../search/search-index.ts'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Picks by Zipf's law: the first of a list most often, the tenth a tenth as often. */
function zipfPicker<T>(items: readonly T[], random: () => number, exponent = 1): () => T {
  const sums: number[] = []
  let sum = 0
  for (let rank = 1; rank <= items.length; rank++) {
    sum += 1 / rank ** exponent
    sums.push(sum)
  }
  return () => {
    const wanted = random() * sum
    let low = 0
    for (let high = sums.length - 1; low < high; ) {
      const middle = (low + high) >>> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return items[low] as T
  }
}

const list = (text: string) => text.split(' ')
const TYPES = list(
  'shirt dress jacket shoe boot mug lamp chair table blanket knife bag backpack watch scarf glove hat sock jeans hoodie ' +
    'sweater coat skirt belt wallet ring necklace bracelet candle vase plate bowl glass bottle pan pot towel pillow ' +
    'curtain rug mirror frame poster clock shelf sofa desk bed mattress drawer basket brush comb soap cream perfume ' +
    'lipstick tea coffee chocolate honey oil spice bike helmet tent stove lantern rope ball racket glove bat goggles ' +
    'phone case charger cable speaker headphones keyboard mouse monitor camera tripod lens drone toy puzzle doll train ' +
    'book notebook pen pencil calendar card stapler folder hammer drill saw screwdriver ladder paint hose seed planter',
)
const COLOURS = list(
  'black white blue red green grey navy beige brown pink yellow orange purple teal olive silver gold',
)
const MATERIALS = list(
  'cotton wool leather linen steel oak ceramic silk bamboo glass canvas denim rubber copper walnut',
)
const QUALITIES = list(
  'classic modern vintage slim heavy light soft warm premium compact large small mini outdoor organic handmade everyday ' +
    'waterproof foldable wireless padded striped printed embroidered recycled reversible adjustable insulated stretch',
)
const SIZES = list('XS S M L XL XXL')
const SYLLABLES = list(
  'ka ro mi ten lu sa vor ne del pha bri sto gan wex lo qui ra zen mar til os fen da cor hu bel ny pra um ska',
)

/** Made-up words, all different. */
function inventedWords(count: number, random: () => number): string[] {
  const words = new Set<string>()
  while (words.size < count) {
    const length = 2 + Math.floor(random() * 3)
    let word = ''
    for (let i = 0; i < length; i++) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)]
    words.add(word)
  }
  return [...words]
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** Everything that products of a catalogue are made of. */
function ingredientsOf(count: number, random: () => number) {
  const vendors = inventedWords(Math.round(20 + count ** 0.6), random).map(capital)
  const models = inventedWords(Math.round(200 + count ** 0.8), random).map(capital)
  const prose = [...list('the a and with for of in'), ...QUALITIES, ...MATERIALS, ...inventedWords(8000, random)]
  return {
    type: zipfPicker(TYPES, random, 0.7),
    vendor: zipfPicker(vendors, random, 0.9),
    model: zipfPicker(models, random, 0.6),
    colour: zipfPicker(COLOURS, random, 0.7),
    material: zipfPicker(MATERIALS, random, 0.7),
    quality: zipfPicker(QUALITIES, random, 0.7),
    tag: zipfPicker([...QUALITIES, ...inventedWords(300, random)], random),
    word: zipfPicker(prose, random, 0.9),
    category: (type: string) => TYPES.indexOf(type) % 60,
  }
}

/** A catalogue as shops have them: few vendors with many products, titles of three to six words, prose of 20 to 60. */
export function generatedEntries(count: number, seed = 1): SearchEntry[] {
  const random = randomNumbers(seed)
  const pick = ingredientsOf(count, random)
  return Array.from({ length: count }, (_, at) => {
    const [type, vendor, model, material] = [pick.type(), pick.vendor(), pick.model(), pick.material()]
    const colours = [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, pick.colour))]
    const sizes = random() < 0.5 ? SIZES.slice(Math.floor(random() * 3), 3 + Math.floor(random() * 4)) : []
    const tags = [...new Set(Array.from({ length: Math.floor(random() * 5) }, pick.tag))]
    const title = [model, random() < 0.6 ? capital(pick.quality()) : '', capital(material), capital(type)]
    const base = 500 + Math.floor(random() ** 2 * 50_000)
    const variants = colours.flatMap((colour) =>
      (sizes.length > 0 ? sizes : ['']).map((size) => ({
        available: random() < 0.85,
        options: [['Color', colour], ...(size ? [['Size', size]] : [])] as [string, string][],
        prices: [
          { currency: 'EUR', amount: base },
          { currency: 'USD', amount: Math.round(base * 1.1) },
        ],
      })),
    )
    const words = Array.from({ length: 20 + Math.floor(random() * 40) }, pick.word)
    const category = pick.category(type)
    return {
      id: `prd_${String(at).padStart(26, '0')}`,
      version: 1,
      title: title.filter((word) => word !== '').join(' '),
      keywords: [vendor, type, ...tags, `category ${category}`].join(' '),
      description_text: words.join(' '),
      skus: variants.map((_variant, n) => `${vendor.slice(0, 3).toUpperCase()}-${at}-${n}`),
      published_ms: 1_700_000_000_000 + Math.floor(random() * 5e10),
      available: variants.some((variant) => variant.available),
      prices: variants.flatMap((variant) => variant.prices),
      variants,
      facets: [
        ['category', `c${category}`],
        ['vendor', vendor],
        ['type', type],
        ...tags.map((tag) => ['tag', tag] as const),
        ...colours.map((colour) => ['option.Color', colour] as const),
        ...sizes.map((size) => ['option.Size', size] as const),
        ['attribute.material', material],
      ],
    }
  })
}

/** A typing error: a letter left out, doubled, swapped with the next, or another one. */
function misspelt(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
  const kind = Math.floor(random() * 4)
  if (kind === 0) return before + after
  if (kind === 1) return before + letter + letter + after
  if (kind === 2) return before + after.charAt(0) + letter + after.slice(1)
  return before + String.fromCharCode(97 + Math.floor(random() * 26)) + after
}

/** Different search texts of one to three words of products, some words often and most seldom, one in seven misspelt. */
export function generatedQueries(entries: readonly SearchEntry[], count: number, seed = 2): string[] {
  const random = randomNumbers(seed)
  const popular = zipfPicker(entries, random, 0.5)
  const queries = new Set<string>()
  for (let tries = 0; queries.size < count && tries < count * 50; tries++) {
    const { title, keywords } = popular()
    const words = [...title.split(' '), ...keywords.split(' ').slice(0, 2)].map((word) => word.toLowerCase())
    const length = 1 + Math.floor(random() * 3)
    const chosen = new Set(Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? ''))
    const typed = [...chosen].map((word) => (word.length > 3 && random() < 0.15 ? misspelt(word, random) : word))
    queries.add(typed.join(' '))
  }
  return [...queries]
}
