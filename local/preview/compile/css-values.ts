/** Units and functions of WXSS that a page in a frame must express otherwise. Used on style sheets and on inline styles alike. */

const phoneWidthRpx = 750

/** `rpx` → `vw`, `vh` → the height under the title bar, `env(safe-area-inset-*)` → variables that the frame can set. */
export function browserValue(value: string): string {
  return value
    .replace(/(-?\d*\.?\d+)rpx\b/gi, (_, count: string) => `${round((Number(count) * 100) / phoneWidthRpx)}vw`)
    .replace(/(-?\d*\.?\d+)vh\b/gi, (_, count: string) => `calc(${count} * var(--mp-vh))`)
    .replace(/\b(?:env|constant)\(\s*safe-area-inset-(\w+)\s*(?:,[^()]*)?\)/g, 'var(--mp-safe-$1)')
}

/** Whether `browserValue` would change anything; most values need no work. */
export function needsBrowserValue(value: string): boolean {
  return /rpx|\dvh\b|safe-area-inset/i.test(value)
}

function round(value: number): number {
  return Number(value.toFixed(5))
}
