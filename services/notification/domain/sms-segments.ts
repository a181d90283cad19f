/** The default alphabet of GSM 03.38 (3GPP TS 23.038 §6.2.1), and what takes two places in it. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENDED = new Set('\f^{}\\[~]|€')

/** Places in an SMS alone, and in each of several, which hold their number as well. */
const GSM_7 = { alone: 160, ofSeveral: 153 }
const UCS_2 = { alone: 70, ofSeveral: 67 }

/** Segments that hold characters of these sizes, none of which is cut in two. */
function segmentsOf(sizes: readonly number[], { alone, ofSeveral }: typeof GSM_7): number {
  if (sizes.reduce((sum, size) => sum + size, 0) <= alone) return 1
  let [segments, used] = [1, 0]
  for (const size of sizes) {
    if (used + size > ofSeveral) [segments, used] = [segments + 1, 0]
    used += size
  }
  return segments
}

/** How many SMS a text is billed as: one character that GSM-7 does not have makes all of them UCS-2. */
export function smsSegments(text: string): number {
  const characters = [...text]
  const isGsm = characters.every((each) => BASIC.has(each) || EXTENDED.has(each))
  if (isGsm)
    return segmentsOf(
      characters.map((each) => (EXTENDED.has(each) ? 2 : 1)),
      GSM_7,
    )
  return segmentsOf(
    characters.map((each) => each.length),
    UCS_2,
  )
}
