declare module 'commonmark-spec' {
  /** The examples of the specification, in its order. */
  const spec: { tests: { markdown: string; html: string; number: number; section: string }[] }
  export default spec
}
