/** A failure as the driver's contract wants it. */
export class Failure extends Error {
  constructor(errorClass, code, message) {
    super(message)
    this.class = errorClass
    this.code = code
  }
}

/** The outcome of a function whose failures another class calls them by. */
export function inClass(errorClass, read) {
  try {
    return read()
  } catch (error) {
    if (error.code === undefined) throw error
    throw new Failure(errorClass, error.code, error.message)
  }
}

/** What the contract can say and the package's types cannot. */
export function inexpressible(message) {
  return new Failure('input', 'driver.arguments', message)
}
