import type { PreviewTemplate } from '../../options'
import { element } from '../phone/dom'
import { showModal } from '../dialogs/modal'
import { settings } from '../phone/settings'
import { methods, Refusal, type Api } from './convention'
import { memory } from './storage'

const kept = 'subscriptions'
const mostTemplates = 5

type Choice = 'accept' | 'reject'

function keptChoices(): Record<string, Choice> {
  return (memory.get(kept) as Record<string, Choice> | undefined) ?? {}
}

async function requestSubscribeMessage({ tmplIds }: { tmplIds: string[] }): Promise<Record<string, Choice>> {
  if (!tmplIds?.length) throw new Refusal('Templates List is empty', 20001)
  if (tmplIds.length > mostTemplates) throw new Refusal('Templates count out of max bounds', 20003)
  const known = keptChoices()
  const asked = tmplIds.filter((id) => known[id] === undefined)
  const answers = asked.length > 0 ? await ask(asked) : {}
  const result = Object.fromEntries(tmplIds.map((id) => [id, known[id] ?? answers[id] ?? 'reject']))
  const which = (choice: Choice): string[] => tmplIds.filter((id) => result[id] === choice)
  await tell('/wechat/_consent', { openid: settings.person, accepted: which('accept'), rejected: which('reject') })
  return result
}

/** The dialog WeChat shows: every template with a tick, and a promise not to ask again. */
async function ask(ids: string[]): Promise<Record<string, Choice>> {
  const titles = templateTitles()
  const boxes = ids.map((id) => element('input', { type: 'checkbox', checked: true, value: id }))
  const always = element('input', { type: 'checkbox' })
  const rows = boxes.map((box) => element('label', { className: 'mp-consent__row' }, box, titles.get(box.value) ?? box.value))
  const body = element(
    'div',
    { className: 'mp-consent' },
    '小程序想给您发送以下消息',
    ...rows,
    element('label', { className: 'mp-consent__always' }, always, '总是保持以上选择，不再询问'),
  )
  const { confirm } = await showModal({ title: '订阅消息', cancelText: '取消', confirmText: '允许' }, body)
  const choices = Object.fromEntries(boxes.map((box) => [box.value, confirm && box.checked ? 'accept' : 'reject'] as const))
  if (always.checked) memory.set(kept, { ...keptChoices(), ...choices })
  return choices
}

/** Titles by template id, from the page. */
function templateTitles(): Map<string, string> {
  const templates = JSON.parse(document.getElementById('templates')?.textContent ?? '[]') as PreviewTemplate[]
  return new Map(templates.map(({ id, title }) => [id, title]))
}

/** Tells the local WeChat; it may be absent, and then the answer still stands. */
async function tell(path: string, body: object): Promise<void> {
  await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).catch(
    () => undefined,
  )
}

interface SettingOptions {
  withSubscriptions?: boolean
}

function setting({ withSubscriptions }: SettingOptions): object {
  const authSetting = {}
  return withSubscriptions
    ? { authSetting, subscriptionsSetting: { mainSwitch: true, itemSettings: keptChoices() } }
    : { authSetting }
}

async function openSetting(options: SettingOptions): Promise<object> {
  const count = Object.keys(keptChoices()).length
  const content = count > 0 ? `已保持 ${count} 项订阅消息的选择。点击「重新询问」后，下次会再次询问。` : '没有需要设置的项目。'
  const { confirm } = await showModal({
    title: '设置',
    content,
    confirmText: count > 0 ? '重新询问' : '返回',
    showCancel: count > 0,
  })
  if (confirm && count > 0) memory.set(kept, {})
  return setting(options)
}

export const subscribeApi: Api = methods({
  requestSubscribeMessage,
  getSetting: setting,
  openSetting,
  authorize: () => undefined,
})
