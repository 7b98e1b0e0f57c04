import type http from 'node:http'
import path from 'node:path'
import { ChangeStream } from './change-stream'
import { compileMiniProgram, type Compiled } from './compile/compile'
import { phonePage, reloadScript, shellPage } from './html-pages'
import type { BuildReport, PreviewOptions } from './options'
import { bundleRuntime } from './runtime-bundle'
import { fileAnswer, textAnswer, type Answer } from './static-files'
import { watchFolder } from './watch-folder'

export type { BuildReport, PreviewOptions, PreviewPerson, PreviewTemplate } from './options'

export interface Preview {
  /** Answers a request for one of the preview's doors; false when it is not one. */
  handle(req: http.IncomingMessage, res: http.ServerResponse): Promise<boolean>
  /** the first build; it resolves also when the build has errors */
  ready: Promise<BuildReport>
  close(): Promise<void>
}

const fonts = path.dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'))

/** Opens the browser preview of a mini-program: `GET /` the page around the phone, `GET /phone` the phone, `/preview/…` what they need. */
export function openPreview(options: PreviewOptions): Preview {
  return new RunningPreview(options)
}

class RunningPreview implements Preview {
  readonly ready: Promise<BuildReport>
  private readonly runtime = bundleRuntime()
  private readonly changes = new ChangeStream()
  private readonly stopWatching: () => void
  private compiled: Promise<Compiled>

  constructor(private readonly options: PreviewOptions) {
    this.compiled = compileMiniProgram(options.miniprogramRoot)
    this.ready = Promise.all([this.compiled, this.runtime]).then(([result]) => reportOf(result))
    const watched = options.watch !== false
    this.stopWatching = watched ? watchFolder(options.miniprogramRoot, () => void this.compileAgain()) : () => undefined
  }

  async handle(req: http.IncomingMessage, res: http.ServerResponse): Promise<boolean> {
    const { pathname } = new URL(req.url ?? '/', 'http://preview')
    const isOurs = pathname === '/' || pathname === '/phone' || pathname.startsWith('/preview/')
    if (!isOurs || (req.method !== 'GET' && req.method !== 'HEAD')) return false
    if (pathname === '/preview/changes') this.changes.add(res)
    else send(res, await this.answer(pathname))
    return true
  }

  async close(): Promise<void> {
    this.stopWatching()
    this.changes.close()
    await Promise.all([this.compiled, this.runtime])
  }

  private async compileAgain(): Promise<void> {
    this.compiled = compileMiniProgram(this.options.miniprogramRoot)
    this.options.log?.({ event: 'preview.compiled', ...reportOf(await this.compiled) })
    this.changes.send('compiled')
  }

  private async answer(pathname: string): Promise<Answer | undefined> {
    const { people, templates = [], watch, miniprogramRoot } = this.options
    const { script, errors } = await this.compiled
    const { phoneScript, phoneStyle, shellScript, shellStyle } = await this.runtime
    const texts: Record<string, Answer> = {
      '/': textAnswer('.html', shellPage(people)),
      '/phone': textAnswer('.html', phonePage(errors, templates)),
      '/preview/program.js': textAnswer('.js', `${script.code}\n//# sourceMappingURL=program.js.map`),
      '/preview/program.js.map': textAnswer('.map', script.sourceMap),
      '/preview/phone.js': textAnswer('.js', phoneScript),
      '/preview/phone.css': textAnswer('.css', phoneStyle),
      '/preview/shell.js': textAnswer('.js', shellScript),
      '/preview/shell.css': textAnswer('.css', shellStyle),
      '/preview/reload.js': textAnswer('.js', watch === false ? '' : reloadScript),
    }
    if (Object.hasOwn(texts, pathname)) return texts[pathname]
    const file = /^\/preview\/(files|fonts)\/(.+)$/.exec(pathname)
    if (file?.[1] === 'files') return fileAnswer(miniprogramRoot, file[2] ?? '', pictures)
    const font = file && (await fileAnswer(fonts, file[2] ?? '', fontFiles))
    return font ? { ...font, lasting: true } : undefined
  }
}

const pictures = /^\.(png|jpe?g|gif|webp|svg|mp4)$/
const fontFiles = /^\.(css|woff2)$/
const aDay = 86_400

function send(res: http.ServerResponse, answer: Answer | undefined): void {
  if (!answer) {
    res.writeHead(404).end()
    return
  }
  const cache = answer.lasting ? `max-age=${aDay}` : 'no-cache'
  res.writeHead(200, { 'content-type': answer.type, 'cache-control': cache }).end(answer.body)
}

function reportOf({ pages, components, warnings, errors, milliseconds }: Compiled): BuildReport {
  return { pages, components, warnings: [...errors, ...warnings], milliseconds }
}
