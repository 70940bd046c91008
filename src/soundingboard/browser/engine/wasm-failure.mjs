/**
 * Fail as soon as WebAssembly does. Pyodide merely warns of a file that cannot be fetched or may
 * not be compiled, and then waits for ever.
 *
 * @template T
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
export async function failingWithWasm(start) {
  const { instantiateStreaming } = WebAssembly;
  const watch = new AbortController();
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (source, imports) => {
      const made = instantiateStreaming(source, imports);
      made.catch(reject);
      return made;
    };
    const { signal } = watch;
    self.addEventListener('unhandledrejection', ({ reason }) => reject(reason), { signal });
  });
  try {
    return await Promise.race([start(), failure]);
  } finally {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    watch.abort();
  }
}
