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
export function themeCookie(theme: string): string {
  return choiceCookie('theme', theme, themes)
}

export function currencyCookie(currency: string, currencies: readonly string[]): string {
  return choiceCookie('currency', currency, currencies)
}

function choiceCookie(name: string, value: string, choices: readonly string[]): string {
  const isChoice = choices.includes(value)
  return `${name}=${isChoice ? value : ''}; Path=/; Max-Age=${isChoice ? SECONDS_A_YEAR : 0}; SameSite=Lax; HttpOnly`
}
