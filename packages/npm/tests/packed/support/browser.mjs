// Pages of the project in Chromium, served from a port of their own.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { delimiter, extname, join } from 'node:path'
import { chromium } from 'playwright-core'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const TYPES = { '.html': 'text/html', '.wasm': 'application/wasm' }

export async function startBrowser() {
  const folder = process.env.PATH.split(delimiter).find((folder) => existsSync(join(folder, 'chromium')))
  const executablePath = join(folder, 'chromium')
  return chromium.launch({ executablePath, args: [...FLAGS, '--disable-component-update', '--disable-sync'] })
}

/** Serves a folder with these headers on every file, and gives the address and how to end it. */
export async function serve(folder, headers = {}) {
  const server = createServer(async ({ url }, response) => {
    const file = join(folder, new URL(url, 'http://localhost').pathname)
    const content = await readFile(file).catch(() => undefined)
    const type = TYPES[extname(file)] ?? 'text/javascript'
    response.writeHead(content ? 200 : 404, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(content)
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const stop = () => server.close().closeAllConnections()
  return { address: `http://127.0.0.1:${server.address().port}/`, stop }
}

/** What a page says in the end, as JSON. */
export async function said(browser, url) {
  const page = await browser.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => errors.push(message.text()))
  try {
    await page.goto(url)
    await page.waitForFunction(() => document.body?.textContent.trim(), undefined, { timeout: 30_000 })
    return JSON.parse(await page.textContent('body'))
  } catch (error) {
    throw new Error(`${url}: ${error.message}\n${errors.join('\n')}`)
  } finally {
    await page.close()
  }
}
