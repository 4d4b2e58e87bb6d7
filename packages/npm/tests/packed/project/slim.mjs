import * as library from 'systembruker/slim'
import { check } from './check.mjs'

let early = 'none'
try {
  library.decode('e30.e30.e30')
} catch (error) {
  early = { code: error.code, ours: error instanceof library.ConfigError }
}
await Promise.all([library.init(), library.init()])
console.log(JSON.stringify({ early, ...(await check(library, JSON.parse(process.env.WORLD))) }))
