import type { UnitPrice } from '@stoa/sdk'
import type { Language } from './languages.ts'

type Unit = UnitPrice['per']['unit']

/** Units that are not written as the API names them. */
const UNITS: Partial<Record<Unit, Record<Language, string>>> = {
  m2: { en: 'm²', de: 'm²' },
  m3: { en: 'm³', de: 'm³' },
  ft2: { en: 'ft²', de: 'ft²' },
  fl_oz: { en: 'fl oz', de: 'fl oz' },
  item: { en: 'item', de: 'Stück' },
}

/** What a unit price is for: `kg`, `100 ml`. */
export function unitText({ quantity, unit }: UnitPrice['per'], language: Language): string {
  const name = UNITS[unit]?.[language] ?? unit
  return quantity === 1 ? name : `${quantity} ${name}`
}
