/** Undoes DEFLATE (RFC 1951) for bytes that the build made: what is not well formed is not noticed. */
export function inflate(from: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(length)
  const bits = new Bits(from)
  let end = 0
  for (let last = 0; last === 0; ) {
    last = bits.take(1)
    const kind = bits.take(2)
    end = kind === 0 ? stored(bits, to, end) : compressed(bits, kind === 1 ? fixed() : described(bits), to, end)
  }
  return to
}

class Bits {
  #held = 0
  #count = 0
  #at = 0
  readonly #from: Uint8Array

  constructor(from: Uint8Array) {
    this.#from = from
  }

  take(count: number): number {
    this.#hold(count)
    const taken = this.#held & ((1 << count) - 1)
    this.#drop(count)
    return taken
  }

  /** The symbol of the code that comes next. */
  symbol(codes: Uint16Array): number {
    this.#hold(LONGEST)
    const entry = codes[this.#held & (codes.length - 1)] as number
    this.#drop(entry & 15)
    return entry >> 4
  }

  /** Goes on with the next whole byte. */
  align(): void {
    this.#drop(this.#count % 8)
  }

  #hold(count: number): void {
    // behind the end come zeros
    for (; this.#count < count; this.#count += 8) this.#held |= (this.#from[this.#at++] ?? 0) << this.#count
  }

  #drop(count: number): void {
    this.#held >>>= count
    this.#count -= count
  }
}

function stored(bits: Bits, to: Uint8Array, start: number): number {
  bits.align()
  const end = start + bits.take(16)
  bits.take(16)
  for (let at = start; at < end; at++) to[at] = bits.take(8)
  return end
}

function compressed(bits: Bits, { literals, distances }: Codes, to: Uint8Array, start: number): number {
  let at = start
  for (;;) {
    const symbol = bits.symbol(literals)
    if (symbol === 256) return at
    if (symbol < 256) {
      to[at++] = symbol
      continue
    }
    const length = ranged(bits, LENGTHS, symbol - 257)
    const distance = ranged(bits, DISTANCES, bits.symbol(distances))
    // one by one, since what is copied may reach into the copy
    for (const end = at + length; at < end; at++) to[at] = to[at - distance] as number
  }
}

interface Codes {
  readonly literals: Uint16Array
  readonly distances: Uint16Array
}

/** Codes whose lengths are written before the block (section 3.2.7). */
function described(bits: Bits): Codes {
  const literals = bits.take(5) + 257
  const all = literals + bits.take(5) + 1
  const ofLengths = new Uint8Array(ORDER.length)
  const given = bits.take(4) + 4
  for (const place of ORDER.slice(0, given)) ofLengths[place] = bits.take(3)
  const codes = codesOf(ofLengths)
  const lengths = new Uint8Array(all)
  for (let at = 0; at < all; ) {
    const symbol = bits.symbol(codes)
    const from = at
    if (symbol < 16) at += 1
    else if (symbol === 16) at += 3 + bits.take(2)
    else at += symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)
    // 16 repeats the one before, 17 and 18 stand for zeros
    if (symbol < 17) lengths.fill(symbol === 16 ? (lengths[from - 1] as number) : symbol, from, at)
  }
  return { literals: codesOf(lengths.subarray(0, literals)), distances: codesOf(lengths.subarray(literals)) }
}

/** For each sequence of bits, as they come, the symbol and its code's length (section 3.2.2). */
function codesOf(lengths: Uint8Array): Uint16Array {
  const longest = Math.max(1, ...lengths)
  const table = new Uint16Array(1 << longest)
  let code = 0
  for (let length = 1; length <= longest; length++, code <<= 1) {
    for (let symbol = lengths.indexOf(length); symbol >= 0; symbol = lengths.indexOf(length, symbol + 1)) {
      for (let at = reversed(code++, length); at < table.length; at += 1 << length) table[at] = (symbol << 4) | length
    }
  }
  return table
}

function reversed(code: number, length: number): number {
  let backwards = 0
  for (let bit = 0; bit < length; bit++) backwards |= ((code >> bit) & 1) << (length - 1 - bit)
  return backwards
}

interface Ranges {
  readonly bases: readonly number[]
  readonly extra: readonly number[]
}

function ranged(bits: Bits, { bases, extra }: Ranges, symbol: number): number {
  return (bases[symbol] as number) + bits.take(extra[symbol] as number)
}

/** Ranges that follow on each other, each as long as its extra bits can count. */
function ranges(first: number, extra: readonly number[]): Ranges {
  const bases = [first]
  for (const bits of extra) bases.push((bases.at(-1) as number) + (1 << bits))
  return { bases, extra }
}

const LONGEST = 15
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
/** Each of these numbers of bits so many times in a row. */
const times = (count: number, bits: readonly number[]): number[] => bits.flatMap((n) => Array<number>(count).fill(n))
const OF_LENGTHS = ranges(3, [0, 0, 0, 0, ...times(4, [0, 1, 2, 3, 4, 5])])
// the longest match has a code of its own
const LENGTHS: Ranges = { bases: [...OF_LENGTHS.bases.slice(0, -1), 258], extra: [...OF_LENGTHS.extra, 0] }
const DISTANCES = ranges(1, [0, 0, ...times(2, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])])
// made only if asked for: whoever has zlib pays for no table
const fixed = (): Codes => ({
  literals: codesOf(new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280)),
  distances: codesOf(new Uint8Array(30).fill(5)),
})
