// `reference.mjs OUT`: writes a reference in Markdown from dist/*.d.ts. Fails if a public export has no TSDoc comment.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ENTRIES } from './bundle.mjs'

const DECLARATION = /^(?:export )?(?:declare )?(class|interface|type|function|const) (\w+)(?!: unique symbol)\b/
const TITLES = { class: 'Classes', function: 'Functions', const: 'Values', interface: 'Types', type: 'Types' }
/** Its exports are those of index, and `init`. */
const AGAIN = 'slim'

const [out] = process.argv.slice(2)
const files = new Map()
for (const name of await readdir('dist')) {
  if (name.endsWith('.d.ts')) files.set(name, await readFile(`dist/${name}`, 'utf8'))
}
const declarations = new Map([...files.values()].flatMap(declared))
const index = exportsOf('index')
const entries = ENTRIES.map((entry) => [
  entry,
  exportsOf(entry).filter((name) => entry !== AGAIN || !index.includes(name)),
])

for (const [, names] of entries) for (const name of names) names.push(...mentioned(name))
const all = entries.flatMap(([, names]) => names)
const bare = all.filter((name) => !declarations.get(name)?.doc)
if (bare.length > 0) throw new Error(`public, and without a TSDoc comment: ${bare.join(', ')}`)
await mkdir(dirname(out), { recursive: true })
await writeFile(out, `# Reference\n${entries.map(section).join('')}`)
console.log(`${out}: ${new Set(all).size} exports`)

/** The declarations of a file, each with the comment before it. */
function declared(text) {
  const found = []
  let doc = ''
  let current
  for (const line of text.split('\n')) {
    const [, kind, name] = DECLARATION.exec(line) ?? []
    // the lines of a declaration are indented, but for its last one
    if (current && /^[\s}]/.test(line)) current.code += `\n${line}`
    else if (name) {
      current = { kind, doc: doc.trim(), code: line }
      found.push([name, current])
      doc = ''
    } else if (/^(\/\*\*| \*)/.test(line)) {
      current = undefined
      doc += `${line.replace(/^\/\*\* ?|^ \*\/|^ \* ?|\*\/$/g, '').trimEnd()}\n`
      if (line.startsWith('/**')) doc = doc.slice(doc.lastIndexOf('\n', doc.length - 2) + 1)
    } else if (line !== '') current = undefined
  }
  return found
}

function exportsOf(entry) {
  const lists = files.get(`${entry}.d.ts`).matchAll(/^export (?:type )?\{(.*?)\}/gms)
  const names = [...lists]
    .flatMap(([, list]) => list.split(','))
    .map((name) => name.trim().replace(/^.* as |^type /, ''))
  return [...new Set(names)].filter(Boolean).sort((one, other) => one.localeCompare(other, 'en'))
}

/** What a declaration names and nobody exports is needed to read it all the same. */
function mentioned(name) {
  const words = new Set(declarations.get(name)?.code.match(/\w+/g))
  return [...words].filter((word) => declarations.has(word) && !entries.some(([, names]) => names.includes(word)))
}

function section([entry, names]) {
  const title = entry === 'index' ? 'systembruker' : `systembruker/${entry}`
  const ofKind = (heading) => {
    const some = names.filter((name) => TITLES[declarations.get(name).kind] === heading)
    return some.length === 0 ? '' : `\n### ${heading}\n${some.map(item).join('')}`
  }
  return `\n## \`${title}\`\n${[...new Set(Object.values(TITLES))].map(ofKind).join('')}`
}

function item(name) {
  const { doc, code } = declarations.get(name)
  const text = doc.replaceAll(/\{@link (\w+)\.?(\w*)\}/g, (_, to, member) => link(to, member))
  return `\n#### ${name}\n\n${text}\n\n\`\`\`ts\n${code.replace(/^(export )?(declare )?/, '')}\n\`\`\`\n`
}

function link(to, member) {
  const text = `\`${to}${member && `.${member}`}\``
  return all.includes(to) ? `[${text}](#${to.toLowerCase()})` : text
}
