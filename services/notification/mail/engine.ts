import type { Money } from '@stoa/kit/values/money'
import { Liquid, type LiquidOptions } from 'liquidjs'
import { formatCountry, formatDay, formatMoment, formatMoney } from '../domain/locale.ts'
import type { Shop } from '../domain/shop.ts'

interface FilterThis {
  context: { globals: { locale?: unknown; shop?: Shop } }
}

/** Data is never parsed as a template; only templates name files, and literally. */
export function createEngine(escapes: boolean, more: LiquidOptions): Liquid {
  const engine = new Liquid({
    cache: true,
    dynamicPartials: false,
    relativeReference: false,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    renderLimit: 5_000,
    ...(escapes ? { outputEscape: 'escape' as const } : {}),
    ...more,
  })
  const tagOf = (filter: unknown) => String((filter as FilterThis).context.globals.locale)
  const zoneOf = (filter: unknown) => (filter as FilterThis).context.globals.shop?.timeZone ?? 'UTC'
  engine.registerFilter('money', function (this: unknown, value: Money) {
    return formatMoney(value, tagOf(this))
  })
  engine.registerFilter('moment', function (this: unknown, value: string) {
    return formatMoment(value, tagOf(this), zoneOf(this))
  })
  engine.registerFilter('day', function (this: unknown, value: string) {
    return formatDay(value, tagOf(this))
  })
  engine.registerFilter('country', function (this: unknown, code: string) {
    return formatCountry(code, tagOf(this))
  })
  return engine
}
