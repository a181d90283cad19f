import { DESCRIPTION_LIMITS } from '../../domain/description.ts'

/** A mark of a plugin of WordPress in square brackets, which its own shop replaces by something else when the page is shown. */
const SHORTCODE = /\[(\/?)([a-z][\w-]{0,60})(\s[^\][]*|\/)?\]/gi

/** Parts of a page: what stands in two of them is no one paragraph. */
const BLOCK = /^(?:vc|et_pb|fusion|av|ux)_/

/** Those of WordPress, WooCommerce and plugins that many shops have; any other is known by its end or by what it is set to. */
const KNOWN =
  /^(?:(?:wp_)?caption|gallery|playlist|audio|video|embed|products?|product_(?:page|category|categories|attribute|table)|(?:sale|recent|featured|related|best_selling|top_rated)_products|add_to_cart(?:_url)?|woocommerce_\w+|contact-form-7|elementor-template|rev_slider|wpforms|gravityform|ninja_form|formidable|mc4wp_form)$/

/** Words that people write in brackets, too: `[Product Performance]` is set to nothing. */
const WORD = /^(?:caption|gallery|playlist|audio|video|embed|products?)$/
const SET_TO = /=|^(?:\d|\/|https?:)/i

function isKnown(name: string, settings: string): boolean {
  const behind = settings.trim()
  return KNOWN.test(name) && (!WORD.test(name) || behind === '' || SET_TO.test(behind))
}

/** What stands between is a program, or text in Base64. */
const RAW = /^(?:vc_raw_html|vc_raw_js|fusion_code)$/

const SET = /\s[a-z_][\w-]*=["'“”″&]/i

/** A description without shortcodes, if it is not too long to be one; what stands between the first and the last of a pair is kept. */
export function withoutShortcodes(text: string): string {
  if (text.length > DESCRIPTION_LIMITS.characters) return text
  const closed = new Set<string>()
  for (const [, slash, name = ''] of text.matchAll(SHORTCODE)) if (slash) closed.add(name.toLowerCase())
  let [result, at, raw] = ['', 0, '']
  for (const match of text.matchAll(SHORTCODE)) {
    const [whole, slash, written = '', settings = ''] = match
    const name = written.toLowerCase()
    const end = match.index + whole.length
    // In two pairs of brackets it is what somebody wrote about it.
    const isQuoted = text[match.index - 1] === '[' && text[end] === ']'
    const isOne = BLOCK.test(name) || isKnown(name, settings) || closed.has(name) || SET.test(settings)
    if (isQuoted || !isOne) continue
    if (raw === '') result += text.slice(at, match.index) + (BLOCK.test(name) ? '\n\n' : '')
    at = end
    if (slash) raw = raw === name ? '' : raw
    else if (raw === '' && RAW.test(name) && closed.has(name)) raw = name
  }
  return result + text.slice(at)
}
