import { type Address, addressLines } from './address-lines.ts'

/** The shop as mails show it. */
export interface Shop {
  name: string
  /** Of the storefront, without a slash at its end. */
  url: string
  /** IANA name of the zone that mails tell times in. */
  timeZone: string
  /** Of links and buttons, as #rrggbb. */
  accent: string
  /** Where buyers get help; answers to mails go there. */
  email: string | null
  /** The seller's. */
  address: { lines: string[]; country: string } | null
}

/** What staff have set of it; null follows the environment. */
export interface ShopSettings {
  version: number
  name: string | null
  url: string | null
  support_email: string | null
  address: Address | null
  time_zone: string | null
  default_locale?: string | null
  colors: { accent: string | null }
}

export const DEFAULT_ACCENT = '#1f4f46'

/** The least contrast of text that people can read (WCAG 2.2, 1.4.3). */
const READABLE = 4.5

/** Relative luminance of a colour, #rrggbb (WCAG 2.2). */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Whether text of this colour can be read on white, and white text on it. */
const isReadable = (color: string) => 1.05 / (luminanceOf(color) + 0.05) >= READABLE

export function shopOf(set: ShopSettings | null, environment: Shop): Shop {
  const accent = set?.colors.accent ?? null
  const address = set?.address ?? null
  return {
    name: set?.name ?? environment.name,
    url: set?.url ?? environment.url,
    timeZone: set?.time_zone ?? environment.timeZone,
    accent: accent !== null && isReadable(accent) ? accent : environment.accent,
    email: set?.support_email ?? environment.email,
    address: address && { lines: addressLines(address), country: address.country },
  }
}
