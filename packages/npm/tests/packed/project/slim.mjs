import * as library from 'systembruker/slim'
import { check } from './check.mjs'

const early = [
  () => library.decode('e30.e30.e30'),
  () => library.parseScope('a:b'),
  () => library.buildGrant({ environment: 'test', clientId: 'id', kid: 'kid', scope: ['a:b'] }),
  () => new library.Client({ environment: 'test', clientId: 'id', kid: 'kid', scope: ['a:b'], signer: () => {} }),
].map((call) => {
  try {
    return call()
  } catch (error) {
    return error instanceof library.ConfigError ? error.code : error.message
  }
})
const wrong = await library.init(new Uint8Array([1, 2, 3])).catch((error) => error.code)
await Promise.all([library.init(), library.init()])
console.log(JSON.stringify({ early, wrong, ...(await check(library, JSON.parse(process.env.WORLD))) }))
