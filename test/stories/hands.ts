import type { Locator, Page } from 'playwright-core'

/** How a shopper works what is on a page. */
export interface Hands {
  /** A link, a button or a fold. */
  activate(target: Locator): Promise<void>
  /** The same twice, as fast as it goes. */
  activateTwice(target: Locator): Promise<void>
  type(field: Locator, text: string): Promise<void>
  /** Chooses from a list what has that label. */
  select(list: Locator, label: string): Promise<void>
  tick(box: Locator): Promise<void>
}

/** With a mouse or a finger, and a keyboard for texts. */
export const pointer: Hands = {
  activate: (target) => target.click(),
  activateTwice: (target) => target.dblclick(),
  type: (field, text) => field.fill(text),
  select: async (list, label) => void (await list.selectOption({ label })),
  tick: (box) => box.check(),
}

/** More places than a page has that take the focus. */
const MAX_TABS = 200

/** Runs in the page: whether the focus is on an element, and whether one sees where it is. */
function focusOn(wanted: Element | null) {
  const focused = document.activeElement
  // A card is outlined as a whole; a heading has the focus for whoever hears the page.
  const isSeen =
    focused === null ||
    focused.matches('body, h1, main, [role=alert]') ||
    [undefined, '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(focused, part)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    })
  const isAhead = !focused || !wanted || !(focused.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING)
  return { isThere: focused === wanted, isSeen, isAhead, name: focused?.outerHTML.slice(0, 120) ?? '' }
}

/** Without a pointer. */
export class Keyboard implements Hands {
  readonly #page: Page
  /** What had the focus without showing it. */
  readonly unseen: string[] = []

  constructor(page: Page) {
    this.#page = page
  }

  async #reach(target: Locator): Promise<void> {
    await target.waitFor()
    for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
      const { isThere, isSeen, isAhead, name } = await target.evaluate(focusOn)
      if (!isSeen) this.unseen.push(name)
      if (isThere) return
      await this.#page.keyboard.press(isAhead ? 'Tab' : 'Shift+Tab')
    }
    throw new Error(`${this.#page.url()}: the focus never came to ${target}`)
  }

  async activate(target: Locator): Promise<void> {
    await this.#reach(target)
    await this.#page.keyboard.press('Enter')
  }

  async activateTwice(target: Locator): Promise<void> {
    await this.#reach(target)
    await Promise.all([this.#page.keyboard.press('Enter'), this.#page.keyboard.press('Enter')])
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.#reach(field)
    await this.#page.keyboard.press('ControlOrMeta+A')
    await this.#page.keyboard.insertText(text)
  }

  async select(list: Locator, label: string): Promise<void> {
    await this.#reach(list)
    const steps = await list.evaluate((element, wanted) => {
      const { options, selectedIndex } = element as HTMLSelectElement
      return [...options].findIndex((option) => option.label === wanted) - selectedIndex
    }, label)
    for (let step = 0; step < Math.abs(steps); step += 1) {
      await this.#page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
    }
  }

  async tick(box: Locator): Promise<void> {
    await this.#reach(box)
    if (!(await box.isChecked())) await this.#page.keyboard.press('Space')
  }
}
