import * as library from 'systembruker'
import { check } from './check.mjs'

console.log(JSON.stringify(await check(library, JSON.parse(process.env.WORLD))))
