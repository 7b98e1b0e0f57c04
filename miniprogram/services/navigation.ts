const tabs = ['/pages/home/home', '/pages/inbox/inbox', '/pages/me/me']

/** Opens a page of this mini-program, a tab or not. `url` starts with a slash. */
export function openPage(url: string): void {
  if (tabs.includes(url.split('?')[0] ?? '')) void wx.switchTab({ url })
  else void wx.navigateTo({ url })
}

/** Goes back, or home for a person who came straight to this page. */
export function goBack(): void {
  if (getCurrentPages().length > 1) void wx.navigateBack()
  else void wx.switchTab({ url: '/pages/home/home' })
}
