import { showActionSheet } from '../dialogs/action-sheet'
import { showModal } from '../dialogs/modal'
import { componentsIn } from '../elements/built-in'
import type { Router } from '../phone/router'
import { method, Refusal, type Api } from './convention'

/** There is no camera: phones that are open in other windows say which codes they show. */
const phones = new BroadcastChannel('preview-codes')
const patience = 150

/** Lets other windows scan what the page on top shows. */
function answerOthers(router: Router): void {
  phones.addEventListener('message', ({ data }: MessageEvent<{ asks?: true }>) => {
    if (data.asks && router.top) phones.postMessage({ codes: codesOn(router.top.component) })
  })
}

/** What the codes on a page say: those that tdesign draws. */
function codesOn(page: Parameters<typeof componentsIn>[0]): string[] {
  return componentsIn(page)
    .filter(({ is }) => is.endsWith('qrcode/qrcode'))
    .map(({ data }) => String((data as { value?: string }).value ?? ''))
    .filter((value) => value !== '')
}

function codesAround(): Promise<string[]> {
  const found: string[] = []
  const listen = ({ data }: MessageEvent<{ codes?: string[] }>): void => void found.push(...(data.codes ?? []))
  phones.addEventListener('message', listen)
  phones.postMessage({ asks: true })
  return new Promise((resolve) => {
    setTimeout(() => {
      phones.removeEventListener('message', listen)
      resolve([...new Set(found)])
    }, patience)
  })
}

/** Hands on a code from another window, or one that is written or pasted. */
async function scanCode(): Promise<object> {
  const codes = await codesAround()
  const items = [...codes.map((code) => `另一个窗口里的码 ${code.slice(-8)}`), '自己填写']
  const choice = codes.length === 0 ? 0 : await showActionSheet(items, { title: '扫一扫' })
  if (choice === undefined) throw new Refusal('cancel')
  return { result: codes[choice] ?? (await written()), scanType: 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '' }
}

async function written(): Promise<string> {
  const { confirm, content } = await showModal({
    title: '扫一扫',
    editable: true,
    placeholderText: '请输入码里的内容',
    content: '',
  })
  if (!confirm || !content) throw new Refusal('cancel')
  return content
}

export function scanApi(router: Router): Api {
  answerOthers(router)
  return { scanCode: method('scanCode', scanCode) }
}
