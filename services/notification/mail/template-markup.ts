import { Parser } from 'htmlparser2'
import { Tokenizer, TokenKind } from 'liquidjs'
import { createDepth, TooDeepError } from './element-depth.ts'
import { type KindOf, linkProblem, OUTPUT, TAG } from './template-links.ts'

const ELEMENTS = new Set(
  `a abbr address article b big blockquote body br caption center cite code col colgroup dd del div dl dt em figcaption figure
  font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins li main mark meta ol p pre q s section small span strong style sub sup
  table tbody td tfoot th thead title tr u ul wbr`.split(/\s+/),
)
const ATTRIBUTES = new Set(
  `alt align bgcolor border cellpadding cellspacing charset class color cols colspan content dir face height href id lang media name
  role rowspan scope size src start style target title type valign width`.split(/\s+/),
)
/** What CSS can run or fetch, and escapes that hide it: of its functions, which grow in number, those that make a colour or a length. */
const UNSAFE_CSS = /javascript:|@import|behavior\s*:|-moz-binding|[\\<&]/i
const CSS_FUNCTION = /(?<![\w-])([\w-]+)\(/g
const SAFE_FUNCTIONS = new Set(
  `and calc clamp color color-mix conic-gradient has hsl hsla hwb is lab lch linear-gradient max media min not nth-child nth-last-child
  nth-of-type oklab oklch or radial-gradient repeating-linear-gradient repeating-radial-gradient rgb rgba rotate scale supports translate
  translatex translatey var where`.split(/\s+/),
)

const isUnsafeCss = (css: string) =>
  UNSAFE_CSS.test(css) ||
  [...css.matchAll(CSS_FUNCTION)].some(([, name = '']) => !SAFE_FUNCTIONS.has(name.toLowerCase()))

export interface MarkupProblem {
  /** Where in the source. */
  index: number
  detail: string
}

/** Tags whose end decides with data what of their inside is there. */
const CONDITIONS = new Set(['if', 'unless', 'case', 'for'])
/** What a tag names: what is called so from there on may hold anything. */
const NAMED = /^(?:assign|capture|for)\s*["']?([\w-]+)/

/** The source with each output and tag of Liquid as one character, and of each of its characters where it was and within how many conditions. */
function withoutLiquid(source: string) {
  let [html, isComment, depth, loops] = ['', false, 0, 0]
  const [positions, conditions]: [number[], number[]] = [[], []]
  const misplaced: MarkupProblem[] = []
  const [outputs, named, blocks]: [string[], Set<string>, Set<string>] = [[], new Set(), new Set()]
  const open = (inner: string, index: number) => {
    const [word = '', rest = ''] = [/^\w*/.exec(inner)?.[0], inner.replace(/^\w*/, '').trim()]
    const change = CONDITIONS.has(word) ? 1 : CONDITIONS.has(word.replace(/^end/, '')) ? -1 : 0
    depth += change
    if (word === 'for' || word === 'endfor') loops += change
    // Outside of a loop they end the whole part, where data may decide.
    if ((word === 'break' || word === 'continue') && loops === 0)
      misplaced.push({ index, detail: 'break and continue stand in a for.' })
    if (word === 'block') {
      // As the engine reads it. Of two of one name the first stands for both, so a condition around it would decide about the other.
      const name = /\w+/.exec(rest)?.[0] ?? ''
      if (depth > 0 || blocks.has(name))
        misplaced.push({ index, detail: 'A block stands once, and in no condition and no loop.' })
      blocks.add(name)
    }
    // They would hide variables of their names from what stands in its blocks.
    if (word === 'layout' && /[\s,:]/.test(rest))
      misplaced.push({ index, detail: 'layout takes a file and nothing else.' })
  }
  for (const token of new Tokenizer(source).readTopLevelTokens()) {
    const isHtml = token.kind === TokenKind.HTML
    const inner = token
      .getText()
      .replace(/^\{[{%]-?|-?[%}]\}$/g, '')
      .trim()
    if (token.kind === TokenKind.Output) outputs.push(inner)
    if (token.kind === TokenKind.Tag) {
      const word = /^\w*/.exec(inner)?.[0] ?? ''
      isComment = word === 'comment' || (isComment && word !== 'endcomment')
      // What stands in a comment begins and ends nothing.
      if (!isComment) open(inner, token.begin)
      const [, name] = NAMED.exec(inner) ?? []
      if (name !== undefined) named.add(name)
    }
    const piece = isHtml ? token.getText() : token.kind === TokenKind.Output ? OUTPUT : TAG
    for (let at = 0; at < piece.length; at++) {
      positions.push(token.begin + (isHtml ? at : 0))
      conditions.push(depth)
    }
    html += piece
  }
  return { html, positions, conditions, misplaced, outputs, named }
}

/**
 * What a mail may not have in the HTML of a template: what runs, loads or submits something, links that whoever wrote the data could
 * choose, and places of Liquid where escaping does not keep its output from becoming markup. So every branch of it is as safe as all.
 */
export function markupProblems(source: string, kindOfVariable: KindOf): MarkupProblem[] {
  const { html, positions, conditions, misplaced, outputs, named } = withoutLiquid(source)
  const kindOf: KindOf = (name) => (named.has(name.split('.', 1)[0] ?? '') ? null : kindOfVariable(name))
  const problems = misplaced
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
      if (!isColored || isUnsafeCss(value))
        refuse('A style has no escape, no function but for colours and lengths, and no variable but shop.accent.')
    }
    if (name !== 'href' && name !== 'src') return
    const isConditional = (conditions[at] ?? 0) > 0
    const problem = linkProblem({ attribute: name, value, outputs: names, isConditional }, kindOf)
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
        if (names.length > 0 || data.includes(TAG) || isUnsafeCss(data))
          refuse('A style element has no Liquid, no escape, and no function but for colours and lengths.')
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
