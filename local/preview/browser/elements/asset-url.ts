import type { BuiltIn } from './built-in'

/** Where a picture named in WXML is: from the mini-program's root, beside the component that names it, or on the network. */
export function assetUrl(source: string, builtIn: BuiltIn): string {
  if (/^(https?:|data:|blob:|\/upload\/|\/preview\/)/.test(source)) return source
  if (source.startsWith('/')) return `/preview/files${source}`
  const owner = builtIn.component.ownerShadowRoot?.getHostNode().is ?? ''
  return new URL(source, `http://phone/preview/files/${owner}`).pathname
}
