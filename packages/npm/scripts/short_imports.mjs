// wasm-bindgen names an import by what it does and a hash. gzip makes nothing of the hashes, and they stand in the
// module and in the generated code: 3 % of what a page loads.

/** Gives the module with its imports named `a`, `b`, …, and these by their old names. */
export function shortImports(module) {
  const names = new Map()
  const sections = [module.subarray(0, HEADER)]
  for (let at = HEADER; at < module.length; ) {
    const id = module[at]
    const [length, start] = number(module, at + 1)
    const end = start + length
    if (id === IMPORTS) {
      const renamed = imports(module.subarray(start, end), names)
      sections.push(Uint8Array.of(id), leb128(renamed.length), renamed)
    } else sections.push(module.subarray(at, end))
    at = end
  }
  return { module: Buffer.concat(sections), names }
}

/** Gives the generated code with these names for what the module imports. */
export function withShortImports(generated, names) {
  return generated.replace(/^( +)(\w+)(?=: )/gm, (_, indent, name) => indent + (names.get(name) ?? name))
}

function imports(section, names) {
  const [count, first] = number(section, 0)
  const parts = [section.subarray(0, first)]
  let at = first
  for (let left = count; left > 0; left--) {
    const from = text(section, at)
    const name = text(section, from.end)
    if (section[name.end] !== FUNCTION || names.has(name.text)) throw new Error(`not expected: import ${name.text}`)
    const [, end] = number(section, name.end + 1)
    const short = Buffer.from(names.size.toString(36).replace(/^\d/, '$$$&'))
    names.set(name.text, short.toString())
    parts.push(section.subarray(at, from.end), leb128(short.length), short, section.subarray(name.end, end))
    at = end
  }
  return Buffer.concat(parts)
}

function text(bytes, at) {
  const [length, start] = number(bytes, at)
  const end = start + length
  return { text: Buffer.from(bytes.subarray(start, end)).toString(), end }
}

/** An unsigned number in LEB128, and where it ends. */
function number(bytes, at) {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]
    value |= (byte & 127) << shift
    if (byte < 128) return [value, at]
  }
}

function leb128(value) {
  const bytes = []
  for (; value > 127; value >>= 7) bytes.push((value & 127) | 128)
  return Uint8Array.of(...bytes, value)
}

const HEADER = 8
const IMPORTS = 2
const FUNCTION = 0
