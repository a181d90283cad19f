import { Parser } from 'htmlparser2'
import { createDepth } from './element-depth.ts'

/** What stands before a link in a sentence, and no mail program takes for its beginning. */
const OPENING = /^[("'<[{“„«‹]+/

/**
 * Whether a token stands in links of the storefront only. It opens an account or speaks for its owner, so no template may send it
 * anywhere else: neither by a click, nor by a picture that a mail program fetches, nor by text that it makes a link of.
 */
export function isTokenInOwnLinks(part: string, text: string, token: string, shopUrl: string): boolean {
  const isOwn = (word: string) => word.startsWith(`${shopUrl}/`)
  if (part === 'html') return count(text, token) === countInAnchors(text, token, isOwn)
  return wordsWith(text, token).every((word) => isOwn(word.replace(OPENING, '')))
}

/** Whether a code stands in no link at all: it is typed, and a link would tell it to somebody. */
export const isCodeInNoLink = (text: string, code: string): boolean =>
  wordsWith(text, code).every((word) => !/[/=?#@]|\.[^\s.]/.test(word))

const count = (text: string, secret: string) => text.split(secret).length - 1

/** All that stands together with a secret, up to white space: only there every program ends a link. */
const wordsWith = (text: string, secret: string) => text.split(/\s+/).filter((word) => word.includes(secret))

/**
 * How often a secret stands in the href of an anchor that is one of ours, or in such an anchor's own text. Entities stay as
 * they are, as the secret is put into the HTML and not into what is read from it.
 */
function countInAnchors(html: string, secret: string, isOwn: (link: string) => boolean): number {
  let [found, isInOwn] = [0, false]
  const depth = createDepth()
  const parser = new Parser(
    {
      onopentagname(name) {
        depth.open()
        if (name === 'a') isInOwn = false
      },
      onattribute(name, value) {
        if (name !== 'href' || !value.includes(secret) || !isOwn(value)) return
        isInOwn = true
        found += count(value, secret)
      },
      ontext(data) {
        if (isInOwn && wordsWith(data, secret).every(isOwn)) found += count(data, secret)
      },
      onclosetag(name) {
        depth.close()
        if (name === 'a') isInOwn = false
      },
    },
    { decodeEntities: false },
  )
  parser.end(html)
  return found
}
