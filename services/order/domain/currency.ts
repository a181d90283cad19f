import { isCurrency } from '@stoa/kit/values/money'
import { invalidField } from '@stoa/kit/values/problem'

/** Refuses a code that ISO 4217 does not have; `pointer` names the field. */
export function assertCurrency(code: string, pointer: string): void {
  if (!isCurrency(code)) throw invalidField(pointer, 'currency', `ISO 4217 has no currency ${code}.`)
}
