/** Colours a picture is drawn in: one main colour in five steps, and an accent in two. */
export type Ink = {
  pale: string
  light: string
  main: string
  dark: string
  deep: string
  accent: string
  accentDark: string
}

/** Named colours of the shop; products and their variants speak of these. */
const palette = {
  amber: '#e3a23c',
  ash: '#dcc39c',
  berry: '#a8395a',
  black: '#3a3a44',
  blush: '#e8b4a6',
  brass: '#cda349',
  brick: '#b4533c',
  clay: '#c9805f',
  coal: '#4b4d57',
  cobalt: '#3a63b8',
  cork: '#c79a6b',
  cream: '#f4e8d2',
  denim: '#54749c',
  ember: '#d3573a',
  forest: '#3f6b52',
  fox: '#dd7a3a',
  indigo: '#4a4a86',
  ivory: '#f7f0e2',
  leaf: '#5f9a5c',
  lilac: '#a797c9',
  mint: '#8fc7ae',
  moss: '#7d8a55',
  mustard: '#d9a441',
  navy: '#34466e',
  oak: '#c99c63',
  oat: '#d8c4a4',
  plum: '#7a4a6d',
  rose: '#d97f8e',
  rust: '#b8603a',
  sage: '#9db39a',
  sand: '#d9bf96',
  silver: '#c6ccd3',
  sky: '#87b5d6',
  slate: '#6b7886',
  stone: '#b3aca2',
  sun: '#f2c14e',
  tan: '#b9814f',
  teal: '#3c8a8c',
  terracotta: '#cb6a4a',
  walnut: '#8a5a3c',
  white: '#fbf9f5',
} as const

export type ColourName = keyof typeof palette

const night = '#241d38'
const paper = '#ffffff'

/** Blend of two `#rrggbb` colours; share 0 gives `from`, 1 gives `to`. */
export function blend(from: string, to: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) => Math.round(channel(from, at) * (1 - share) + channel(to, at) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** The steps of one main colour and an accent. */
export function inkOf(main: ColourName, accent: ColourName): Ink {
  return {
    pale: blend(palette[main], paper, 0.55),
    light: blend(palette[main], paper, 0.25),
    main: palette[main],
    dark: blend(palette[main], night, 0.16),
    deep: blend(palette[main], night, 0.38),
    accent: palette[accent],
    accentDark: blend(palette[accent], night, 0.18),
  }
}
