import fs from 'node:fs'
import path from 'node:path'

/** The names of all icons there are, from the folder of SVG sources. */
export function knownIcons(folder: string): Set<string> {
  return new Set(fs.readdirSync(folder).flatMap((file) => (file.endsWith('.svg') ? [file.slice(0, -4)] : [])))
}

/**
 * Replaces the icon font of `icon.wxss` by masks. The font lives on a CDN and weighs 280 KB; a mask is text in the style sheet, works
 * without a network and takes the colour of the words beside it. The picture is held once, in a variable, for both spellings of `mask`.
 */
export function iconStyleSheet(original: string, icons: string[], folder: string): string {
  const base = original
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/\.t-icon\{font-family:[^}]*\}\s*/g, '')
    .replace(/\.t-icon-[\w-]+:before\{content:[^}]*\}\s*/g, '')
  const mask = 'var(--t-icon) center/contain no-repeat'
  const common =
    ".t-icon-base:before{content:'';display:block;width:1em;height:1em;margin:0 auto;background:currentColor;" +
    `-webkit-mask:${mask};mask:${mask};}`
  const rules = icons.map((icon) => `.t-icon-${icon}:before{--t-icon:url("${dataUrl(path.join(folder, `${icon}.svg`))}");}`)
  return [base.trim(), common, ...rules, ''].join('\n')
}

/** The sources say `view-box` and `currentColor`, which a picture on its own does not understand; ids and classes are of no use in it. */
function dataUrl(file: string): string {
  const svg = fs
    .readFileSync(file, 'utf8')
    .replace('view-box=', 'viewBox=')
    .replace(/\s(?:id|class|width|height)="[^"]*"(?=[^>]*>)/g, (found) =>
      /^\s(width|height)="1em"|^\s(id|class)=/.test(found) ? '' : found,
    )
    .replace(/currentColor/g, '#000')
    .replace(/"/g, "'")
  return `data:image/svg+xml,${svg.replace(/%/g, '%25').replace(/#/g, '%23').replace(/</g, '%3C').replace(/>/g, '%3E')}`
}
