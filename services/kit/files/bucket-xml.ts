/** The few texts that are read of a store's answers, which are XML without attributes where they are. */

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string) =>
  text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** What the first element of this name holds; empty when there is none. */
export function textIn(xml: string, element: string): string {
  const begin = xml.indexOf(`<${element}>`)
  const end = begin < 0 ? -1 : xml.indexOf(`</${element}>`, begin)
  return end < 0 ? '' : unescaped(xml.slice(begin + element.length + 2, end))
}

/** What each element of this name holds. */
export const partsOf = (xml: string, element: string): string[] => xml.split(`<${element}>`).slice(1)
