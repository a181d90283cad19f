import type { Stoa } from '@stoa/sdk/source'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { newAddress, type TestShop } from '../harness/shop.ts'
import type { OpenStorefront } from '../harness/storefront.ts'
import { until } from '../harness/until.ts'
import { type Hands, Keyboard, pointer } from './hands.ts'

/** A text of the storefront, in its languages. */
export type Text = Readonly<Record<'en' | 'de', string>>

/** One of the ways in which every story is told. */
export interface Manner {
  name: string
  language: 'en' | 'de'
  currency: string
  javaScriptEnabled: boolean
  hasPointer: boolean
}

export interface Stage {
  browser: Browser
  storefront: OpenStorefront
  staff: Stoa
  manner: Manner
}

let shoppers = 0

/** Somebody with a browser of their own, who reads what is on a page and works with it. */
export class Shopper {
  readonly stage: Stage
  readonly page: Page
  readonly email = newAddress('shopper')
  readonly shop: TestShop
  readonly hands: Hands
  /** What scripts and the policy of a page complained of. */
  readonly complaints: string[]

  private constructor(stage: Stage, page: Page, complaints: string[]) {
    this.stage = stage
    this.page = page
    this.shop = stage.storefront.shop
    this.hands = stage.manner.hasPointer ? pointer : new Keyboard(page)
    this.complaints = complaints
  }

  static async arrive(stage: Stage): Promise<Shopper> {
    shoppers += 1
    const options: BrowserContextOptions = {
      javaScriptEnabled: stage.manner.javaScriptEnabled,
      // Each comes from a network of their own.
      extraHTTPHeaders: { 'x-forwarded-for': `198.51.${Math.floor(shoppers / 250)}.${shoppers % 250}` },
    }
    const context = await stage.browser.newContext(options)
    const { url } = stage.storefront
    await context.addCookies([{ name: 'currency', value: stage.manner.currency, url }])
    const complaints: string[] = []
    context.on('weberror', (error) => complaints.push(error.error().message))
    context.on('console', (message) => {
      if (/Content Security Policy|hydrat/i.test(message.text())) complaints.push(message.text())
    })
    return new Shopper(stage, await context.newPage(), complaints)
  }

  /** The same browser, with another tab. */
  async openTab(): Promise<Shopper> {
    return new Shopper(this.stage, await this.page.context().newPage(), this.complaints)
  }

  async leave(): Promise<void> {
    await this.page.context().close()
  }

  says(text: Text, values: Readonly<Record<string, string | number>> = {}): string {
    return text[this.stage.manner.language].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
  }

  /** Goes to an address of the storefront, in the shopper's language. */
  async goTo(path: string): Promise<void> {
    const { language } = this.stage.manner
    const prefix = language === 'en' ? '' : `/${language}`
    await this.page.goto(this.stage.storefront.url + (prefix && path === '/' ? prefix : prefix + path))
  }

  /** Waits until the browser shows that address, whatever language it begins with. */
  async isAt(path: RegExp): Promise<void> {
    // Not `waitForURL`, which takes it for a failure that a second press breaks the first one's navigation off.
    const here = () => new URL(this.page.url()).pathname.replace(/^\/de(?=\/|$)/, '') || '/'
    await until(`the address ${path}`, async () => (path.test(here()) ? true : null))
    await this.page.waitForLoadState('domcontentloaded')
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name }).first()
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name }).first()
  }

  field(label: Text | string): Locator {
    return this.page.getByLabel(typeof label === 'string' ? label : this.says(label)).first()
  }

  follow = (name: string | RegExp) => this.hands.activate(this.link(name))
  press = (name: string | RegExp) => this.hands.activate(this.button(name))
  type = (label: Text | string, text: string) => this.hands.type(this.field(label), text)
  unfold = (name: Text) => this.hands.activate(this.page.locator('summary', { hasText: this.says(name) }).first())

  /** Waits until a text is on the page. */
  async sees(text: Text | string, values: Readonly<Record<string, string | number>> = {}): Promise<void> {
    await this.page
      .getByText(typeof text === 'string' ? text : this.says(text, values))
      .first()
      .waitFor()
  }

  /** Waits until the page is about that. */
  async isOn(title: Text | string, values: Readonly<Record<string, string | number>> = {}): Promise<void> {
    const name = typeof title === 'string' ? title : this.says(title, values)
    await this.page.getByRole('heading', { level: 1, name }).waitFor()
  }
}
