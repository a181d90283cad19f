import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Test } from 'tap'

import { ROOT } from '../harness/compose-file.ts'

const LAYOUT = join(ROOT, 'services/notification/templates/layout.html.liquid')

/** What merchants write, and mails of other shops have. */
const CONTENT = `
<p style="background:#fff8e1"><span style="color:#5d4037">Your voucher</span> is <a href="#">here</a></p>
<div style="background-color:#eef6ff"><p style="color:#0b3d91">A box</p><p style="color:#57606a">its note</p><a href="#" style="color:#0b3d91">its link</a></div>
<a href="#" style="background:#ffd400;color:#000">Buy now</a>
<a href="#" style="background:#1d4ed8;color:#ffffff">Buy now</a>
<table bgcolor="#ffffff"><tr><td style="color:#333"><font color="#333333">A table</font></td></tr></table>
<table><tr><td bgcolor="#ffd400"><a href="#" style="color:#000000">A button</a></td></tr></table>
<p style="color:#333">Plain</p><p style="color:#57606a">quiet <a href="#">link</a></p>`

/** The least contrast of a text with what is behind it (WCAG 2.2, 1.4.3 asks 4.5), and whose it is. */
const leastContrast = (page: Page) =>
  page.evaluate(() => {
    const numbers = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const light = (color: number[]) =>
      color
        .slice(0, 3)
        .map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
    const behind = (element: Element | null): number[] => {
      if (!element) return [255, 255, 255]
      const color = numbers(getComputedStyle(element).backgroundColor)
      return color[3] === 0 ? behind(element.parentElement) : color
    }
    const ownText = (element: Element) =>
      [...element.childNodes]
        .map((node) => (node.nodeType === 3 ? node.textContent : ''))
        .join('')
        .trim()
    return [...document.body.querySelectorAll('*')]
      .filter((element) => ownText(element) !== '')
      .map((element) => {
        const [less = 0, more = 0] = [light(numbers(getComputedStyle(element).color)), light(behind(element))].sort(
          (a, b) => a - b,
        )
        return { contrast: (more + 0.05) / (less + 0.05), text: ownText(element) }
      })
      .sort((a, b) => a.contrast - b.contrast)[0]
  })

/** Merchants choose colours for a light window; in a dark one the layout changes those only that stand on its own ground. */
export async function mailsAreReadable(t: Test, browser: Browser): Promise<void> {
  const layout = readFileSync(LAYOUT, 'utf8').replace('{% block content %}', CONTENT)
  const html = layout.replaceAll(/\{%[^%]*%\}|\{\{[^}]*\}\}/g, '')
  const page = await browser.newPage()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setContent(html)
    const least = await leastContrast(page)
    t.ok((least?.contrast ?? 0) >= 4.5, `${colorScheme}: at least ${least?.contrast.toFixed(1)}, ${least?.text}`)
  }
  await page.close()
}
