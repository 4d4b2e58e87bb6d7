/** The members of a JSON object with their text as it was written; of two with one name the last. */
export function rawMembers(text) {
  const members = new Map()
  let at = text.indexOf('{') + 1
  while (at > 0) {
    const nameStart = text.indexOf('"', at)
    if (nameStart < 0) break
    const nameEnd = endOfString(text, nameStart)
    const start = text.indexOf(':', nameEnd) + 1
    const end = endOfValue(text, start)
    members.set(JSON.parse(text.slice(nameStart, nameEnd)), text.slice(start, end).trim())
    if (text[end] !== ',') break
    at = end + 1
  }
  return members
}

/** The index of the comma or brace behind a value. */
function endOfValue(text, start) {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === '"') at = endOfString(text, at) - 1
    else if (char === '{' || char === '[') depth++
    else if (depth === 0 && (char === ',' || char === '}')) return at
    else if (char === '}' || char === ']') depth--
  }
  return text.length
}

/** The index behind a string's closing quote. */
function endOfString(text, start) {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}
