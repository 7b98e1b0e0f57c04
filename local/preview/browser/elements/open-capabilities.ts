import type { BuiltIn } from './built-in'

type Capability = (builtIn: BuiltIn) => void

const capabilities = new Map<string, Capability>()

/** Says what a button with this `open-type` does. */
export function defineCapability(openType: string, run: Capability): void {
  capabilities.set(openType, run)
}

export function openCapability(openType: string, builtIn: BuiltIn): void {
  capabilities.get(openType)?.(builtIn)
}
