/** The steps of the checkout, in their order. */
const checkoutSteps = ['/checkout/address', '/checkout/shipping', '/checkout/payment'] as const

export type CheckoutStep = (typeof checkoutSteps)[number]

/** What the API says of something that is missing, as far as steps need it. */
interface Missing {
  pointer?: string | undefined
  code: string
}

/** The step that has the field which a pointer names. */
function stepOf({ pointer = '' }: Missing): CheckoutStep {
  if (pointer === '/payment') return '/checkout/payment'
  return pointer === '/shipping_option' ? '/checkout/shipping' : '/checkout/address'
}

/** The first step that has something to do before an order can be placed. */
export function nextStep(missing: readonly Missing[]): CheckoutStep {
  const open = new Set(missing.map(stepOf))
  return checkoutSteps.find((step) => open.has(step)) ?? '/checkout/payment'
}

/** The first step that is not done, where it comes before this one; null where this one can be taken. */
export function stepBefore(step: CheckoutStep, missing: readonly Missing[]): CheckoutStep | null {
  const next = nextStep(missing)
  return checkoutSteps.indexOf(next) < checkoutSteps.indexOf(step) ? next : null
}

/** What is missing of an address and the contact, by the names of the form's fields. */
export function missingFieldsOf(missing: readonly Missing[]): Record<string, string> {
  const fields = missing
    .filter((one) => stepOf(one) === '/checkout/address')
    .flatMap(({ pointer = '', code }) => {
      const [, first = '', field] = pointer.split('/')
      if (first === 'email') return [[first, code] as const]
      if (field === undefined) return []
      return [[first === 'billing_address' ? `billing_${field}` : field, code] as const]
    })
  return Object.fromEntries(fields)
}
