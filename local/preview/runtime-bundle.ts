import esbuild from 'esbuild'
import path from 'node:path'

export interface RuntimeBundle {
  phoneScript: string
  phoneStyle: string
  shellScript: string
  shellStyle: string
}

const browser = path.join(__dirname, 'browser')

/** Bundles the preview's own browser code: the phone and the page around it. It does not depend on the mini-program. */
export async function bundleRuntime(): Promise<RuntimeBundle> {
  const entry = { phone: 'phone/main.ts', shell: 'shell/main.ts', 'phone-style': 'phone.css', 'shell-style': 'shell.css' }
  const { outputFiles } = await esbuild.build({
    entryPoints: Object.entries(entry).map(([out, file]) => ({ in: path.join(browser, file), out })),
    outdir: '/',
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    tsconfigRaw: '{}',
    define: { 'process.env.NODE_ENV': '"development"' },
  })
  const text = (name: string): string => outputFiles.find(({ path: file }) => path.basename(file) === name)?.text ?? ''
  return {
    phoneScript: text('phone.js'),
    phoneStyle: text('phone-style.css'),
    shellScript: text('shell.js'),
    shellStyle: text('shell-style.css'),
  }
}
