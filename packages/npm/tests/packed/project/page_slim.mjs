// the path that a bundler gives a URL for

import * as library from 'systembruker/slim'
import url from 'systembruker/wasm?url'
import { check } from './check.mjs'

await library.init(new URL(url, location.href))
document.body.textContent = JSON.stringify(await check(library))
