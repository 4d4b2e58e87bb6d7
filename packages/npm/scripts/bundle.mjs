// One file for each entry and module system, and what the entries load when it is needed.
import { writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { glue } from './glue.mjs'

export const ENTRIES = ['index', 'slim', 'testing', 'sandbox']
/** Each with a WebAssembly module of its own. */
const LATER = ['setup', 'verification', 'ring']

/** `modules` are those of build.mjs. */
export async function bundle(modules) {
  const made = [
    { format: 'esm', ...of([...ENTRIES, ...LATER], '.js') },
    {
      format: 'esm',
      ...of(
        ['index', ...LATER].map((name) => `${name}.workerd`),
        '.workerd.js',
      ),
    },
    { ...COMMON_JS, ...of([...ENTRIES, ...LATER], '.cjs') },
  ].map(({ plugins, ...options }) => build({ ...COMMON, ...options, plugins: [...plugins, glue(modules)] }))
  const files = (await Promise.all(made)).flatMap(({ outputFiles }) => outputFiles)
  await Promise.all(files.map(({ path, text }) => writeFile(path, modules.reduce(withText, text))))
}

/** Files, and how the name of what they load later ends. */
function of(names, ending) {
  const later = {
    name: 'later',
    setup({ onResolve }) {
      const path = ({ path }) => path.replace(/\.js$/, ending)
      onResolve({ filter: new RegExp(`^\\./(${LATER.join('|')})\\.js$`) }, (asked) => ({
        path: path(asked),
        external: true,
      }))
    },
  }
  return { entryPoints: names.map((name) => `src/${name}.ts`), plugins: [later] }
}

/** The text has a line of its own, lest Node show it with an error that is caught nowhere. */
function withText(code, { placeholder, base64 }) {
  return code.replace(`"${placeholder}"`, () => `\n"${base64}"\n`)
}

const COMMON = {
  outdir: 'dist',
  write: false,
  bundle: true,
  platform: 'neutral',
  target: 'es2022',
  external: ['node:*', '*.wasm'],
  minify: true,
  lineLimit: 500,
  legalComments: 'none',
  logLevel: 'warning',
}

const COMMON_JS = {
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  // has the names of the exports written where Node finds them when an ES module imports it
  platform: 'node',
  // test runners that load CommonJS in a context of their own have no import()
  supported: { 'dynamic-import': false },
  // a module's URL has to be made from its path, as far as there is one
  define: { 'import.meta.url': 'moduleUrl' },
  banner: {
    js: 'var moduleUrl=typeof __filename=="string"?globalThis.process?.getBuiltinModule?.("node:url").pathToFileURL(__filename).href:void 0;',
  },
}
