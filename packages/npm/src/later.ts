import { errorOf } from './error_of.js'

/** A file with a WebAssembly module of its own. */
interface Later {
  setErrorFactory(make: typeof errorOf): void
}

/** Gives a file that is loaded when it is first asked for, and has its errors made by this copy of the package. */
export function later<M extends Later>(load: () => Promise<M>): () => Promise<M> {
  let loaded: Promise<M> | undefined
  const started = async (): Promise<M> => {
    try {
      const module = await load()
      module.setErrorFactory(errorOf)
      return module
    } catch (error) {
      // the next call tries again
      loaded = undefined
      throw error
    }
  }
  return () => {
    loaded ??= started()
    return loaded
  }
}
