import esbuild from 'esbuild'
import path from 'node:path'

/** Bundles plain JavaScript packages the way WeChat's npm build lays them out: one CommonJS file each. */
export async function bundlePackages(names: string[], resolveDir: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const name of names) {
    const result = await esbuild.build({
      stdin: { contents: `module.exports = require(${JSON.stringify(name)})`, resolveDir, loader: 'js' },
      bundle: true,
      format: 'cjs',
      target: 'es2018',
      minify: true,
      write: false,
      logLevel: 'silent',
    })
    files.set(path.posix.join(name, 'index.js'), result.outputFiles[0]?.text ?? '')
  }
  return files
}
