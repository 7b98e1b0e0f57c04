import { files, isNamed, textOf } from './documents'

/** Files in the comments of a source, each as it is named there. */
function filesNamedIn(source: string): string[] {
  const comments = source.split('\n').filter((line) => /^\s*(?:\/\/|\/?\*)/.test(line))
  return comments.flatMap((line) =>
    [...line.matchAll(/[\s`(]((?:[\w-]+\/)*[\w-]+\.(?:ts|mjs|md))\b/g)].map((match) => match[1] ?? ''),
  )
}

describe('comments', () => {
  it('name only files that exist', () => {
    const sources = files.filter((file) => file.endsWith('.ts'))
    const named = sources.flatMap((file) => filesNamedIn(textOf(file)).map((name) => ({ file, name })))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(({ name }) => !isNamed(name))).toEqual([])
  })
})
