// `decode` beside what other packages call so. In a page, where it is bundled, it leaves its figures in the body.
import { decodeJwt } from 'jose'
import { jwtDecode } from 'jwt-decode'
import { decode } from 'systembruker'
import { goal, report } from './support/report.mjs'
import { compared } from './support/rounds.mjs'
import { unsignedToken } from './support/tokens.mjs'

const inPage = typeof document !== 'undefined'

// several, as a server sees them: none is the engine's one cached string
const tokens = Array.from({ length: 16 }, (_, number) => unsignedToken(number))
const subjects = { systembruker: decode, jose: decodeJwt, 'jwt-decode': jwtDecode, ...(inPage ? {} : await ofNode()) }
const calls = Object.entries(subjects).map(([name, subject]) => [name, (i) => subject(tokens[i % tokens.length])])
const measured = await compared(Object.fromEntries(calls))

if (inPage) document.body.textContent = JSON.stringify(measured)
else {
  report(`decode, a token of ${tokens[0].length} bytes, Node ${process.version}`, measured)
  goal('times as fast as jose', measured.jose.cpu / measured.systembruker.cpu, { atLeast: 1.8 })
}

/** Packages that need Node; named so that a bundler for pages does not follow. */
async function ofNode() {
  const load = (name) => import(name)
  const [{ default: jsonwebtoken }, { createDecoder }] = [await load('jsonwebtoken'), await load('fast-jwt')]
  return { jsonwebtoken: (token) => jsonwebtoken.decode(token), 'fast-jwt': createDecoder() }
}
