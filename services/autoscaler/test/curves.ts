/**
 * Loads over time, as tests replay them. A number is what the load needs in per cent of one task's CPU: at 300 three tasks of a target of
 * 100, or five of 60.
 */

/** The load at a moment, in seconds. */
export type Curve = (second: number) => number

/** From one height to another at once. */
export const step =
  (low: number, high: number, at: number): Curve =>
  (second) =>
    second < at ? low : high

export const ramp =
  (low: number, high: number, from: number, to: number): Curve =>
  (second) =>
    low + (high - low) * Math.min(Math.max((second - from) / (to - from), 0), 1)

/** High for a while, and low again. */
export const spike =
  (low: number, high: number, from: number, to: number): Curve =>
  (second) =>
    second >= from && second < to ? high : low

export const sawtooth =
  (low: number, high: number, period: number): Curve =>
  (second) =>
    low + ((high - low) * (second % period)) / period

/** Around a height by at most so much of it, the same each time: the rest of a whole number stands for chance. */
export const noise =
  (height: number, part: number): Curve =>
  (second) =>
    height * (1 + part * ((((second * 7_919) % 1_000) / 1_000) * 2 - 1))

/** CPU seconds per second of the gateway of a shop in a day of sales, each for a minute: slow hours, a mail to all, the evening. */
export const DAY_OF_SALES: Curve = (second) => {
  const minutes = [70, 74, 71, 80, 95, 110, 118, 240, 410, 395, 330, 270, 210, 180, 150, 145, 160, 172, 168, 150]
  return minutes[Math.floor(second / 60)] ?? 90
}
