import { Parser } from 'htmlparser2'
import { Tokenizer, TokenKind } from 'liquidjs'
import type { VariableKind } from '../domain/template-variables.ts'
import { createDepth, TooDeepError } from './element-depth.ts'

const ELEMENTS = new Set(
  `a abbr address article b big blockquote body br caption center cite code col colgroup dd del div dl dt em figcaption figure
  font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins li main mark meta ol p pre q s section small span strong style sub sup
  table tbody td tfoot th thead title tr u ul wbr`.split(/\s+/),
)
const ATTRIBUTES = new Set(
  `alt align bgcolor border cellpadding cellspacing charset class color cols colspan content dir face height href id lang media name
  role rowspan scope size src start style target title type valign width`.split(/\s+/),
)
/** What CSS can fetch or run, and escapes that hide it. */
const UNSAFE_CSS = /expression\s*\(|javascript:|@import|behavior\s*:|-moz-binding|url\s*\(|[\\<]/i
/** Stand for an output and a tag of Liquid while HTML is read; of Unicode's private area. */
const [OUTPUT, TAG] = ['\ue000', '\ue001']
const LITERAL_LINK = /^(?:https?:\/\/[^\s/?#"'@\ue000\\]+(?:[/?#]|$)|mailto:[^\s\ue000]*$|tel:|#)/i

export interface MarkupProblem {
  /** Where in the source. */
  index: number
  detail: string
}

type KindOf = (name: string) => VariableKind | null

/** The source with each output and tag of Liquid as one character, and where each of its characters was. */
function withoutLiquid(source: string) {
  let html = ''
  const [positions, outputs]: [number[], string[]] = [[], []]
  for (const token of new Tokenizer(source).readTopLevelTokens()) {
    const isHtml = token.kind === TokenKind.HTML
    if (token.kind === TokenKind.Output)
      outputs.push(
        token
          .getText()
          .replace(/^\{\{-?|-?\}\}$/g, '')
          .trim(),
      )
    const piece = isHtml ? token.getText() : token.kind === TokenKind.Output ? OUTPUT : TAG
    for (let at = 0; at < piece.length; at++) positions.push(token.begin + (isHtml ? at : 0))
    html += piece
  }
  return { html, positions, outputs }
}

/** Why the value of href or src is not a link that the template itself or a safe variable names; null when it is. */
function linkProblem(value: string, names: readonly string[], kindOf: KindOf): string | null {
  const kinds = names.map((name) => {
    const [, encoded] = /^([\w.]+)\s*\|\s*url_encode$/.exec(name) ?? []
    if (encoded !== undefined) return kindOf(encoded) === 'token' ? null : ('encoded' as const)
    return kindOf(name)
  })
  const isFromVariable = value.startsWith(OUTPUT) && kinds[0] === 'link' && /^.(?:$|[/?#\ue000])/.test(value)
  const isOfMailbox = value === `mailto:${OUTPUT}` && kinds[0] === 'mailbox'
  if (isOfMailbox) return null
  if (!isFromVariable && !LITERAL_LINK.test(value))
    return 'A link begins with https://, http://, mailto: or tel:, or with shop.url or another link.'
  const rest = isFromVariable ? kinds.slice(1) : kinds
  if (!isFromVariable && kinds.includes('token')) return 'The token stands in a link that begins with shop.url.'
  if (value.startsWith(OUTPUT + OUTPUT) && kinds[1] !== 'path') return 'After shop.url a link goes on with /, ? or #.'
  const isSafe = rest.every((kind) => kind === 'encoded' || kind === 'path' || kind === 'token')
  return isSafe ? null : 'In a link a text needs the filter url_encode.'
}

/**
 * What a mail may not have in the HTML of a template: what runs, loads or submits something, links that whoever wrote the data could
 * choose, and places of Liquid where escaping does not keep its output from becoming markup. So every branch of it is as safe as all.
 */
export function markupProblems(source: string, kindOf: KindOf): MarkupProblem[] {
  const { html, positions, outputs } = withoutLiquid(source)
  const problems: MarkupProblem[] = []
  let [at, next, element, end] = [0, 0, '', -1]
  const refuse = (detail: string) => void problems.push({ index: positions[at] ?? 0, detail })
  const reach = (count: string) => (count.match(/\ue000/g) ?? []).map(() => outputs[next++] ?? '')
  if (/[\ue000\ue001]/.test(source)) return [{ index: 0, detail: 'It holds a character of the private area.' }]
  const checkAttribute = (name: string, value: string, quote: string | null | undefined) => {
    const names = reach(value)
    if (value.includes(TAG)) return refuse('A tag of Liquid does not stand inside an HTML tag.')
    if (/[\ue000\ue001]/.test(name)) return refuse('Liquid does not stand in the name of an attribute.')
    if (!ATTRIBUTES.has(name) && !/^aria-[a-z]+$/.test(name)) return refuse(`The attribute ${name} is not for mails.`)
    if (names.length > 0 && !quote) return refuse('A value with Liquid needs quotes.')
    if (name === 'style') {
      const isColored = names.every((each) => kindOf(each) === 'color')
      if (!isColored || UNSAFE_CSS.test(value))
        refuse('A style has no url(), no escape, and no variable but shop.accent.')
    }
    const problem = name === 'href' || name === 'src' ? linkProblem(value, names, kindOf) : null
    if (problem !== null) refuse(problem)
  }
  const depth = createDepth()
  const parser = new Parser(
    {
      onopentagname(name) {
        depth.open()
        ;[at, element] = [parser.startIndex, name]
        if (!ELEMENTS.has(name)) refuse(`The element ${name.replace(/[^a-z0-9-]/g, '…')} is not for mails.`)
      },
      onattribute: (name, value, quote) => checkAttribute(name, value, quote),
      onopentag() {
        end = parser.endIndex
      },
      ontext(data) {
        ;[at, end] = [parser.startIndex, parser.endIndex]
        const names = reach(data)
        if (data.includes('<')) refuse('Write &lt; where no HTML tag begins.')
        if (element !== 'style') return
        if (names.length > 0 || data.includes(TAG) || UNSAFE_CSS.test(data))
          refuse('A style element has no Liquid and no url().')
      },
      onclosetag(name, isImplied) {
        depth.close()
        element = ''
        if (isImplied) return
        ;[at, end] = [parser.startIndex, parser.endIndex]
        if (!ELEMENTS.has(name)) refuse(`The element ${name.replace(/[^a-z0-9-]/g, '…')} is not for mails.`)
      },
      onprocessinginstruction(name, data) {
        ;[at, end] = [parser.startIndex, parser.endIndex]
        if (name !== '!doctype' || /[\ue000\ue001]/.test(data)) refuse('Only <!doctype html> is for mails.')
      },
      oncomment() {
        ;[at, end] = [parser.startIndex, parser.endIndex]
        refuse('Write comments as {% comment %}.')
      },
      oncdatastart() {
        at = parser.startIndex
        refuse('CDATA is not for mails.')
      },
    },
    { decodeEntities: false },
  )
  try {
    parser.end(html)
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error
    return [...problems, { index: positions[at] ?? 0, detail: `${error.message}.` }]
  }
  at = end + 1
  if (html.slice(at).includes('<')) refuse('An HTML tag is not closed.')
  return problems
}

/** Line and column of a position in a source, from 1. */
export function positionOf(source: string, index: number): string {
  const lines = source.slice(0, index).split('\n')
  return `Line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}
