import { confirm } from './services/confirm'
import { sendKept } from './services/door-acts'
import { cloudEnvironment } from './services/environment'
import { dropOldCopies } from './services/roster-copies'

App({
  onLaunch() {
    wx.cloud.init({ env: cloudEnvironment(), traceUser: false })
    dropOldCopies()
    const updates = wx.getUpdateManager?.()
    updates?.onUpdateReady(() => void offerUpdate(updates))
  },

  onShow() {
    // What was done at a door without a network may still lie here.
    void sendKept()
  },
})

/** The new version starts the mini-program again, so a person in the middle of writing says when. */
async function offerUpdate(updates: WechatMiniprogram.UpdateManager): Promise<void> {
  const content = '重新打开就能用上。正在填写内容的话，可以等写完再说。'
  if (await confirm({ title: '有新版本', content, confirmText: '现在更新', cancelText: '以后再说' })) updates.applyUpdate()
}
