interface Step {
  style: Record<string, string>
  duration: number
}

interface AnimationOptions {
  duration?: number
}

const lengths = new Set(['width', 'height', 'top', 'left', 'right', 'bottom'])
const standardDuration = 400

/** `wx.createAnimation`: the last step is what an element goes to. */
export function createAnimation({ duration = standardDuration }: AnimationOptions = {}): object {
  const steps: Step[] = []
  let style: Record<string, string> = {}
  let transforms: string[] = []
  const step = ({ duration: own }: AnimationOptions = {}): void => {
    steps.push({
      style: { ...style, ...(transforms.length > 0 && { transform: transforms.join(' ') }) },
      duration: own ?? duration,
    })
    style = {}
    transforms = []
  }
  const animation: object = new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === 'export') return () => ({ actions: steps.splice(0) })
        return (...values: (number | string)[]) => {
          if (name === 'step') step(values[0] as AnimationOptions | undefined)
          else if (name === 'opacity' || name === 'backgroundColor') style[name] = String(values[0])
          else if (lengths.has(String(name))) style[String(name)] = withUnit(values[0], 'px')
          else transforms.push(`${String(name)}(${values.map((value) => withUnit(value, unitOf(String(name)))).join(',')})`)
          return animation
        }
      },
    },
  )
  return animation
}

function unitOf(name: string): string {
  if (name.startsWith('rotate') || name.startsWith('skew')) return 'deg'
  return name.startsWith('translate') ? 'px' : ''
}

function withUnit(value: number | string | undefined, unit: string): string {
  return typeof value === 'number' ? `${value}${unit}` : String(value)
}
