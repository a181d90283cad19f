/** A payment method that a buyer may choose. */
export interface Method {
  id: string
  kind: 'test' | 'manual'
  title: string
  /** What choosing it means. */
  description: string
  icon: 'card' | 'bank' | 'cash'
  /** How to pay once the order is placed, in the operator's words. */
  instructions: string | null
  /** Name of the provider that processes it. */
  provider: string
  /** ISO 4217 codes it takes; null = every currency. */
  currencies: readonly string[] | null
}

const everyCurrency = { currencies: null, instructions: null }

/** Every method of this build; a setting chooses those that a shop offers. */
export const METHODS: readonly Method[] = [
  {
    ...everyCurrency,
    id: 'test',
    kind: 'test',
    title: 'Test card',
    description: 'For trying the shop: no money is moved.',
    icon: 'card',
    provider: 'test',
  },
  {
    ...everyCurrency,
    id: 'bank_transfer',
    kind: 'manual',
    title: 'Bank transfer',
    description: 'You transfer the amount from your bank after ordering.',
    icon: 'bank',
    provider: 'manual',
  },
  {
    ...everyCurrency,
    id: 'cash_on_delivery',
    kind: 'manual',
    title: 'Cash on delivery',
    description: 'You pay when the parcel is handed over.',
    icon: 'cash',
    provider: 'manual',
  },
]

/** What the operator has written for buyers, by method. */
export type Instructions = Readonly<Record<string, string | undefined>>

/** The methods with these ids, in this order. */
export function methodsNamed(ids: readonly string[], instructions: Instructions = {}): Method[] {
  return ids.flatMap((id) =>
    METHODS.filter((method) => method.id === id).map((method) => ({
      ...method,
      instructions: instructions[id] ?? null,
    })),
  )
}

/** The methods that take a currency; all of them when none is given. */
export function methodsFor(methods: readonly Method[], currency: string | undefined): Method[] {
  return methods.filter(({ currencies }) => !currency || !currencies || currencies.includes(currency))
}
