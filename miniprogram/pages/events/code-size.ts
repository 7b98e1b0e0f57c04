/** How large a code is drawn, in pixels: as large as the screen lets it, because it is scanned by old phones in bad light. */
export function codeSize(most: number): number {
  const { windowWidth } = wx.getWindowInfo()
  return Math.min(Math.floor(windowWidth - 96), most)
}
