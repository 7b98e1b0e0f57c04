type Listener = (offline: boolean) => void

const listeners = new Set<Listener>()
let watching = false

/** Tells `listener` now and whenever the network goes or comes back. Returns what stops it. */
export function watchNetwork(listener: Listener): () => void {
  listeners.add(listener)
  wx.getNetworkType({ success: ({ networkType }) => listener(networkType === 'none') })
  if (!watching) {
    watching = true
    wx.onNetworkStatusChange(({ isConnected }) => listeners.forEach((tell) => tell(!isConnected)))
  }
  return () => void listeners.delete(listener)
}
