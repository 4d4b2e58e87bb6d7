import { createRequire } from 'node:module'

const require = createRequire(new URL('../../../packages/npm/package.json', import.meta.url))
const { chromium } = require('playwright-core')

/** A page of headless Chromium on which the operations are ready. What goes wrong in it is written to stderr. */
export async function openPage(address) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error))
  page.on('console', (message) => console.error(message.text()))
  await page.goto(address)
  await page.waitForFunction(() => globalThis.answer !== undefined)
  return page
}

/** Without them it asks for updates, and needs rights that containers lack. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
