import { chromium } from 'playwright-core'
const base='http://127.0.0.1:3761'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args:['--no-sandbox'] })
for (const [w,scheme] of [[360,'light'],[1280,'dark']]) {
  const c = await browser.newContext({ viewport:{width:w,height:900}, colorScheme: scheme }); const page = await c.newPage()
  page.on('pageerror', e=>console.log('ERR', e.message)); page.on('console', m=>{ if(['error','warning'].includes(m.type())) console.log('CON', m.text())})
  const shot=async(n)=>page.screenshot({path:`/tmp/pages7/${n}-${w}.png`})
  await page.goto(base+'/search?available=1'); 
  const field = w<700? page.locator('main input[type=search]').first() : page.locator('header input[type=search]')
  if (await field.count() && await field.isVisible()) { await field.click(); await page.keyboard.type('wa', {delay:60}); await page.getByRole('option').first().waitFor(); await page.keyboard.press('ArrowDown'); await shot('suggest'); console.log(await field.evaluate(e=>e.outerHTML)); await page.keyboard.press('Escape') }
  await page.locator('main h3 a').nth(3).click(); await page.getByRole('button',{name:'Add to cart'}).click(); await page.getByRole('dialog').waitFor(); await page.waitForTimeout(300); await shot('drawer')
  console.log(await page.evaluate(()=>document.activeElement.outerHTML.slice(0,80)))
  await page.getByRole('dialog').getByRole('link',{name:'See or change'}).click(); await page.waitForURL('**/cart'); await shot('cart')
  await page.getByRole('spinbutton').fill('3'); await page.getByRole('button',{name:/Update/}).click(); await page.getByText('New total').waitFor({state:'attached'}); console.log(await page.locator('main [role=status]').allTextContents())
  await page.getByRole('button',{name:/Remove/}).click(); await page.getByText('Your cart is empty').waitFor(); await page.waitForTimeout(200); console.log(await page.evaluate(()=>document.activeElement.tagName))
  await c.close()
}
await browser.close()
