import type { VariableKind } from '../domain/template-variables.ts'

/** Stands for an output of Liquid while HTML is read; of Unicode's private area, like that of a tag. */
export const OUTPUT = '\ue000'
export const TAG = '\ue001'

const LITERAL_LINK = /^(?:https?:\/\/[^\s/?#"'@\ue000\\]+(?:[/?#]|$)|mailto:[^\s\ue000]*$|tel:|#)/i

export type KindOf = (name: string) => VariableKind | null

export interface Link {
  attribute: 'href' | 'src'
  /** With OUTPUT for each of the outputs. */
  value: string
  outputs: readonly string[]
  /** Whether it stands in a branch or loop, which data decides about. */
  isConditional: boolean
}

/** What stands for one output: a variable as it is, or with `url_encode`. */
function outputOf(text: string, kindOf: KindOf) {
  const [, encoded] = /^([\w.]+)\s*\|\s*url_encode$/.exec(text) ?? []
  return encoded === undefined ? { kind: kindOf(text), isEncoded: false } : { kind: kindOf(encoded), isEncoded: true }
}

type Output = ReturnType<typeof outputOf>

/** Why outputs after the beginning of a link do not belong there; null when they do. */
function restProblem(rest: readonly Output[], isOwn: boolean): string | null {
  const isToken = ({ kind }: Output) => kind === 'token'
  if (!isOwn && rest.some(isToken)) return 'The token stands in a link that begins with shop.url.'
  const isSafe = rest.every(({ kind, isEncoded }) =>
    isEncoded ? kind !== 'token' : kind === 'path' || kind === 'token',
  )
  if (!isSafe) return 'In a link a text needs the filter url_encode.'
  // What a template has assigned or loops over may hold anything.
  const isNamed = ({ kind }: Output) => kind !== null && kind !== 'personal'
  return isOwn || rest.every(isNamed) ? null : 'A link out of the shop holds no name, no address, and nothing assigned.'
}

/**
 * Why a picture is not one: mail programs fetch it unasked, so it would tell another server whatever of the recipient is in its address, or
 * decides whether it is there.
 */
function pictureProblem({ outputs, isConditional }: Link, isFromVariable: boolean): string | null {
  if (outputs.length > (isFromVariable ? 1 : 0))
    return 'A picture whose address has variables begins with shop.url: others would learn what is in them.'
  if (isConditional && !isFromVariable) return 'A picture from elsewhere stands in no condition and no loop.'
  return null
}

/** Why the value of href or src is not a link that the template itself or a safe variable names; null when it is. */
export function linkProblem(link: Link, kindOf: KindOf): string | null {
  const { value, attribute } = link
  const outputs = link.outputs.map((text) => outputOf(text, kindOf))
  const [first, second] = outputs
  const begins = (kind: VariableKind) => first?.kind === kind && !first.isEncoded
  if (value === `mailto:${OUTPUT}` && begins('mailbox')) return null
  const isFromVariable = value.startsWith(OUTPUT) && begins('link') && /^.(?:$|[/?#\ue000])/.test(value)
  if (!isFromVariable && !LITERAL_LINK.test(value))
    return 'A link begins with https://, http://, mailto: or tel:, or with shop.url or another link.'
  if (value.startsWith(OUTPUT + OUTPUT) && (second?.kind !== 'path' || second.isEncoded))
    return 'After shop.url a link goes on with /, ? or #.'
  const isOwn = isFromVariable && link.outputs[0] === 'shop.url'
  const problem = restProblem(isFromVariable ? outputs.slice(1) : outputs, isOwn)
  if (problem !== null) return problem
  return attribute === 'src' && !isOwn ? pictureProblem(link, isFromVariable) : null
}
