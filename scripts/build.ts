import path from 'node:path'
import { buildFunctions } from './build-functions'
import { buildMiniprogramNpm } from './build-miniprogram'

/** `npm run build`: everything WeChat DevTools and the deployment need. */
async function main(): Promise<void> {
  const root = path.resolve(__dirname, '..')
  const [sizes, npm] = await Promise.all([buildFunctions(root), buildMiniprogramNpm({ root: path.join(root, 'miniprogram') })])
  for (const [name, bytes] of Object.entries(sizes)) console.log(`dist/cloudfunctions/${name}  ${(bytes / 1024).toFixed(0)} KB`)
  console.log(
    `miniprogram/miniprogram_npm  ${npm.components.length} components, ${npm.icons.length} icons, ${(npm.bytes / 1024).toFixed(0)} KB`,
  )
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
