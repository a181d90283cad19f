import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import type { Test } from 'tap'

/** Where Debian's package and others put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome']

/** The Chromium of this machine, or undefined. `STOA_TEST_CHROMIUM` names another. */
export function findChromium(): string | undefined {
  return [process.env.STOA_TEST_CHROMIUM ?? '', ...PLACES].find((file) => file !== '' && existsSync(file))
}

/** What a machine needs that others use as well, for a start, a page, or what is to come up on it. */
export const PATIENCE_MS = 120_000

/** Opens a browser; other programs can drive it too by `debuggingPort`. */
export async function openBrowser(t: Test, executablePath: string, debuggingPort?: number): Promise<Browser> {
  const args = [
    // Chromium has no sandbox of its own for root, as in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
  ]
  const browser = await chromium.launch({ executablePath, args, timeout: PATIENCE_MS })
  t.teardown(() => browser.close())
  return browser
}
