import { rmSync } from 'node:fs'
import path from 'node:path'
import { buildFunctions, buildOldFunctions } from '../scripts/build-functions'
import { buildMiniprogramNpm } from '../scripts/build-miniprogram'
import { isLoopback, readOptions } from './options'
import { watchFolder } from './preview/watch-folder'
import { plantSeeds } from './seeds'
import type { Stack } from './stack'
import { openStack } from './stack'

/** What this product keeps in a data folder; `--fresh` removes these and nothing else. */
const ours = ['cloudbase', 'wechat', 'secrets.json']

async function main(): Promise<void> {
  const started = performance.now()
  const options = readOptions(process.argv.slice(2))
  const root = path.resolve(__dirname, '..')
  if (options.fresh) for (const name of ours) rmSync(path.join(options.dataDir, name), { recursive: true, force: true })
  await Promise.all([
    buildOldFunctions(root),
    ...(options.preview ? [buildMiniprogramNpm({ root: path.join(root, 'miniprogram') })] : []),
  ])
  const stack = await openStack({ root, ...options, log: (line) => console.log(JSON.stringify(line)) })
  if (options.seeds) await plantSeeds(new Date())
  await stack.preview?.ready
  announce(stack, options, performance.now() - started)
  if (options.preview) rebuildOnChange(root, stack)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stack.close().then(() => process.exit(0)))
  }
}

/** New server code is in force with the next call, as new pages are with the next look. */
function rebuildOnChange(root: string, stack: Stack): void {
  const rebuild = () =>
    void buildFunctions(root).then(
      () => stack.cloudbase.reloadFunctions(),
      // esbuild has printed where the mistake is; the functions go on as they were.
      () => console.error('函数没有重新生成，请看上面的出错位置。'),
    )
  for (const folder of ['cloudfunctions', 'miniprogram/shared']) watchFolder(path.join(root, folder), rebuild)
}

function announce(
  stack: { url: string; setupCode: string },
  options: ReturnType<typeof readOptions>,
  milliseconds: number,
): void {
  const lines = [
    '',
    `同心桥已启动（${(milliseconds / 1000).toFixed(1)} 秒）：${stack.url}`,
    `数据保存在 ${path.relative(process.cwd(), options.dataDir) || '.'}；按 Ctrl+C 停止。`,
    options.seeds ? '示例数据已就绪，左侧可切换人物。' : `第一位管理员用启用码登记：${stack.setupCode}（只能用一次）`,
  ]
  if (!isLoopback(options.host)) {
    lines.push(
      '',
      `!! 注意：服务正在 ${options.host} 上监听，同一网络里的任何人都能以任何人的身份使用它，`,
      '!! 也能直接读写数据库。只应在可信的网络里短时间这样做。',
    )
  }
  console.log(lines.join('\n'))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error)
  process.exit(1)
})
