/** Of the grounds that text stands on (`tokens.css`), the darkest of the light theme and the lightest of the dark one: relative luminance. */
const LIGHT_GROUND = 0.958 ** 3
const DARK_GROUND = 0.25 ** 3
/** What text keeps to them; WCAG 2.2 AA asks for 4.5. */
const CONTRAST = 5.5
const FLARE = 0.05

const MOST_OF_LIGHT = (LIGHT_GROUND + FLARE) / CONTRAST - FLARE
const LEAST_OF_DARK = (DARK_GROUND + FLARE) * CONTRAST - FLARE

/** Between two lightnesses, halved so often that a screen shows no difference. */
const STEPS = 16

type Triple = readonly [number, number, number]

const HEX = /^#[0-9a-f]{6}$/i

/**
 * The colour that a merchant chose, as a style sheet for the light and the dark theme: of the same hue, and as light or as dark as text has
 * to be there. Null for what is no colour.
 */
export function accentSheet(hex: string): string | null {
  if (!HEX.test(hex)) return null
  const [lightness, a, b] = oklabOf(hex)
  const at = (value: number): Triple => [value, a, b]
  const light = nearest(at, lightness, 0, (luminance) => luminance <= MOST_OF_LIGHT)
  const dark = nearest(at, lightness, 1, (luminance) => luminance >= LEAST_OF_DARK)
  return `:root{--accent:light-dark(${light},${dark})}\n`
}

/** The lightness nearest to the wanted one at which the colour can be read, on the way to `end`, where it always can. */
function nearest(
  at: (lightness: number) => Triple,
  wanted: number,
  end: 0 | 1,
  canBeRead: (luminance: number) => boolean,
) {
  let [good, bad]: [number, number] = [end, wanted]
  if (canBeRead(luminanceOf(rgbOf(at(wanted))))) good = wanted
  else {
    for (let step = 0; step < STEPS; step += 1) {
      const middle = (good + bad) / 2
      if (canBeRead(luminanceOf(rgbOf(at(middle))))) good = middle
      else bad = middle
    }
  }
  // At both ends a screen has no colour left.
  return hexOf(rgbOf(end === good ? [good, 0, 0] : at(good)))
}

/** sRGB without gamma, of which a hexadecimal colour is the nearest of 256 steps. */
function hexOf(rgb: Triple): string {
  const byte = (linear: number) => {
    const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${rgb.map(byte).join('')}`
}

export function luminanceOf([red, green, blue]: Triple): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** A hexadecimal colour as sRGB without gamma. */
export function linearOf(hex: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

/** Oklab, in which a colour keeps its hue when its lightness changes: bottosson.github.io/posts/oklab. */
function oklabOf(hex: string): Triple {
  const [red, green, blue] = linearOf(hex)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** What a screen cannot show is cut to what it can. */
function rgbOf([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const cut = (value: number) => Math.min(1, Math.max(0, value))
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}
