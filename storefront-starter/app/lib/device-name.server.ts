import type { Language } from './languages.ts'
import { accountText as m } from './messages/account.ts'
import { textIn } from './messages/text.ts'

/** Browsers by what they say of themselves; most say that they are Chrome or Safari, too, so the order matters. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
]

const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
]

const firstOf = (list: typeof BROWSERS, text: string) => list.find(([, pattern]) => pattern.test(text))?.[0]

/** `Firefox on Windows`: enough to know one's own devices by. */
export function deviceName(userAgent: string | null, language: Language): string {
  const [browser, system] = [firstOf(BROWSERS, userAgent ?? ''), firstOf(SYSTEMS, userAgent ?? '')]
  if (browser && system) return textIn(language, m.onSystem, { browser, system })
  return browser ?? system ?? textIn(language, m.unknownDevice)
}
