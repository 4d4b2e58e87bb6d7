import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const here = (path) => new URL(`../../${path}`, import.meta.url)
const readme = readFileSync(here('README.md'), 'utf8')
const examples = readdirSync(here('examples')).map((name) => [name, readFileSync(here(`examples/${name}`), 'utf8')])

test('every program in the README is an example, letter by letter', () => {
  const shown = [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code)
  assert.ok(shown.length > 4)
  for (const code of shown) assert.ok(examples.some(([, text]) => text === code) || mostLike(code), code)
})

test('the README leads to every example', () => {
  for (const [name] of examples) assert.ok(readme.includes(name), name)
})

/** Says what differs from the example whose first line it is. */
function mostLike(code) {
  const [first] = code.split('\n')
  const example = examples.find(([, text]) => text.startsWith(first))
  assert.equal(code, example?.[1], first)
}
