// Changes to the code that wasm-bindgen generates.
import { readFile } from 'node:fs/promises'
import { withShortImports } from './short_imports.mjs'

/** `modules` are those of build.mjs. */
export const glue = (modules) => ({
  name: 'glue',
  setup({ onLoad }) {
    onLoad({ filter: /\bsystembruker_wasm\.js$/ }, async ({ path }) => {
      const { names } = modules.find(({ folder }) => path.endsWith(`/${folder}/systembruker_wasm.js`))
      const contents = textsOnly(withShortImports(await readFile(path, 'utf8'), names))
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

/**
 * The last line of defence: the generated code takes anything for a text, and would write behind the end of its buffer.
 * The package's own functions say what is wrong before it comes to this.
 */
function textsOnly(generated) {
  const refuse = "if (typeof arg !== 'string') throw new TypeError('an argument is not a text');"
  return changed(generated, {
    what: /^function passStringToWasm0\(arg, malloc, realloc\) \{$/gm,
    by: `function passStringToWasm0(arg, malloc, realloc) { ${refuse}`,
    times: 1,
  })
}

function changed(text, { what, by, times }) {
  const found = text.match(what)?.length ?? 0
  if (found !== times) throw new Error(`wasm-bindgen writes something new: ${found} times ${what}, not ${times}`)
  return text.replace(what, by)
}
