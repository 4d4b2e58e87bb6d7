import * as library from 'systembruker'
import { check } from './check.mjs'

document.body.textContent = JSON.stringify(await check(library))
