/** What a mail program ends a link at, and HTML an attribute. */
const BOUNDARY = /[\s"'<>()[\]{}]/

/**
 * Whether a token stands in links of the storefront only. It opens an account or speaks for its owner, so no template may send it
 * anywhere else.
 */
export const isTokenInOwnLinks = (text: string, token: string, shopUrl: string): boolean =>
  textsBefore(text, token).every((before) => before.startsWith(`${shopUrl}/`))

/** Whether a code stands in no link at all: it is typed, and a link would tell it to somebody. */
export const isCodeInNoLink = (text: string, code: string): boolean =>
  textsBefore(text, code).every((before) => !/[/=?#.]/.test(before))

/** What stands before each occurrence of a secret, as far as it could be the beginning of the same link. */
function textsBefore(text: string, secret: string): string[] {
  const found: string[] = []
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
    let start = at
    while (start > 0 && !BOUNDARY.test(text[start - 1] as string)) start -= 1
    found.push(text.slice(start, at))
  }
  return found
}
