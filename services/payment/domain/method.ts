/** A payment method that a buyer may choose. */
export interface Method {
  id: string
  kind: 'test' | 'manual'
  title: string
  /** Name of the provider that processes it. */
  provider: string
  /** ISO 4217 codes it takes; null = every currency. */
  currencies: readonly string[] | null
}

/** Every method of this build; a setting chooses those that a shop offers. */
export const METHODS: readonly Method[] = [
  { id: 'test', kind: 'test', title: 'Test card', provider: 'test', currencies: null },
  { id: 'bank_transfer', kind: 'manual', title: 'Bank transfer', provider: 'manual', currencies: null },
  { id: 'cash_on_delivery', kind: 'manual', title: 'Cash on delivery', provider: 'manual', currencies: null },
]

/** The methods with these ids, in this order. */
export function methodsNamed(ids: readonly string[]): Method[] {
  return ids.flatMap((id) => METHODS.filter((method) => method.id === id))
}

/** The methods that take a currency; all of them when none is given. */
export function methodsFor(methods: readonly Method[], currency: string | undefined): Method[] {
  return methods.filter(({ currencies }) => !currency || !currencies || currencies.includes(currency))
}
