// The conformance driver for a browser: each line is answered by a page, with the same operations as Node's driver.
import { lines } from '../node/lines.mjs'
import { openPage } from './page.mjs'
import { serve } from './serve.mjs'

const site = await serve()
const page = await openPage(site.address)
try {
  for await (const line of lines(process.stdin)) {
    if (line.trim() === '') continue
    const text = await page.evaluate((line) => globalThis.answer(line), line)
    if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
} finally {
  await page.context().browser().close()
  site.close()
}
