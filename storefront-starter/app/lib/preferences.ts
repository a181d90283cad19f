const themes = ['light', 'dark'] as const

export type Theme = (typeof themes)[number]

/** What a browser has chosen, in cookies that hold nothing secret. */
export interface Preferences {
  /** Null: as the system has it. */
  theme: Theme | null
  /** Null: the shop's own. */
  currency: string | null
}

const SECONDS_A_YEAR = 31_536_000

const isTheme = (text: string | undefined): text is Theme => themes.includes(text as Theme)

export function readPreferences(request: Request, currencies: readonly string[]): Preferences {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('=', 2))
  const cookieOf = (name: string) => pairs.find(([key]) => key === name)?.[1]
  const [theme, currency] = [cookieOf('theme'), cookieOf('currency')]
  return {
    theme: isTheme(theme) ? theme : null,
    currency: currency !== undefined && currencies.includes(currency) ? currency : null,
  }
}

/** The value of `Set-Cookie` that keeps a choice; one that is not on the list is forgotten. */
export function themeCookie(theme: string, isSecure: boolean): string {
  return choiceCookie('theme', themes.includes(theme as Theme) ? theme : null, isSecure)
}

export function currencyCookie(currency: string, currencies: readonly string[], isSecure: boolean): string {
  return choiceCookie('currency', currencies.includes(currency) ? currency : null, isSecure)
}

function choiceCookie(name: string, choice: string | null, isSecure: boolean): string {
  const kept = `${name}=${choice ?? ''}; Path=/; Max-Age=${choice === null ? 0 : SECONDS_A_YEAR}; SameSite=Lax; HttpOnly`
  return isSecure ? `${kept}; Secure` : kept
}
