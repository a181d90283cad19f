import { type ConfigOf, integer, optional, type Setting, url } from '@stoa/kit/process/config'
import { METHODS } from './domain/method.ts'

const ids = METHODS.map((method) => method.id)

const methods: Setting<string[]> = {
  parse: (value) => {
    const chosen = value.split(',').map((entry) => entry.trim())
    if (!chosen.every((id) => ids.includes(id))) throw new Error(`knows only ${ids.join(', ')}`)
    return chosen
  },
  // The one that moves no money is offered only where it is named.
  fallback: { value: ids.filter((id) => id !== 'test') },
}

const capture: Setting<'automatic' | 'manual'> = {
  parse: (value) => {
    if (value !== 'automatic' && value !== 'manual') throw new Error('is neither automatic nor manual')
    return value
  },
  fallback: { value: 'automatic' },
}

export const settings = {
  POSTGRES_URL: url(['postgres', 'postgresql']),
  POSTGRES_POOL: integer({ min: 1, max: 200 }, 10),
  PAYMENT_METHODS: methods,
  PAYMENT_CAPTURE: capture,
  /** What buyers are told after ordering: bank details, say. */
  BANK_TRANSFER_INSTRUCTIONS: optional(),
  CASH_ON_DELIVERY_INSTRUCTIONS: optional(),
}

export type PaymentConfig = ConfigOf<typeof settings>
