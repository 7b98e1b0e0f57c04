interface Round {
  /** In milliseconds. */
  every: number
  work(): void
}

/** Keeps the screen on and does something again and again. Returns what ends both. */
export function awake(rounds: Round[]): () => void {
  void wx.setKeepScreenOn({ keepScreenOn: true })
  const timers = rounds.map(({ every, work }) => setInterval(work, every))
  return () => {
    void wx.setKeepScreenOn({ keepScreenOn: false })
    timers.forEach(clearInterval)
  }
}
