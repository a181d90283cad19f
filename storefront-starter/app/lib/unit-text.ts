import type { UnitPrice } from '@stoa/sdk'
import type { Language } from './languages.ts'

const ITEM: Record<Language, string> = { en: 'item', de: 'Stück' }

/** What a unit price is for, and the unit as people write it: `kg`, `100 ml`, `m²`, `fl oz`. */
export function unitText({ quantity, unit }: UnitPrice['per'], language: Language): string {
  const name = unit === 'item' ? ITEM[language] : unit.replace('2', '²').replace('3', '³').replace('_', ' ')
  return quantity === 1 ? name : `${quantity} ${name}`
}
