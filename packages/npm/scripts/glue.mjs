// Changes to the code that wasm-bindgen generates.
import { readFile } from 'node:fs/promises'
import { withShortImports } from './short_imports.mjs'

/** `modules` are those of build.mjs. */
export const glue = (modules) => ({
  name: 'glue',
  setup({ onLoad }) {
    onLoad({ filter: /\bsystembruker_wasm\.js$/ }, async ({ path }) => {
      const { names } = modules.find(({ folder }) => path.endsWith(`/${folder}/systembruker_wasm.js`))
      const contents = withShortImports(await readFile(path, 'utf8'), names)
      return { contents: names === modules[0].names ? guarded(contents) : contents, loader: 'js' }
    })
  },
})

/**
 * Calls before the module is loaded would read properties of `undefined`. What stands there instead throws an error
 * that says what to do, and costs nothing once the module is loaded.
 */
function guarded(generated) {
  const imported = `import { notLoaded } from '../src/not_loaded.js'\n${generated}`
  return [
    { what: /^let (.*)\bwasm;$/gm, by: 'let $1wasm = notLoaded;', times: 1 },
    { what: /\bwasm !== undefined\b/g, by: 'wasm !== notLoaded', times: 2 },
  ].reduce(changed, imported)
}

function changed(text, { what, by, times }) {
  const found = text.match(what)?.length ?? 0
  if (found !== times) throw new Error(`wasm-bindgen writes something new: ${found} times ${what}, not ${times}`)
  return text.replace(what, by)
}
