import fs from 'node:fs'
import path from 'node:path'
import { launchChromium } from '../test/e2e/support/chromium'

const folder = path.resolve(__dirname, '../miniprogram/pages/events/components/cover/pictures')

/** Runs in the page, so it is text. The whole drawing, 5 to 2, in the middle of a card of 5 to 4: its first and last line go on to the edges. */
const draw = `async (svg) => {
  const drawing = new Image()
  drawing.src = 'data:image/svg+xml,' + encodeURIComponent(svg)
  await drawing.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: 500, height: 400 })
  const pen = canvas.getContext('2d')
  pen.drawImage(drawing, 0, 0, 750, 1, 0, 0, 500, 121)
  pen.drawImage(drawing, 0, 299, 750, 1, 0, 319, 500, 81)
  pen.drawImage(drawing, 0, 120, 500, 200)
  return canvas.toDataURL('image/jpeg', 0.85)
}`

/** `npx tsx scripts/share-pictures.ts`, after a cover was drawn anew: WeChat's share cards take no SVG, so each has a JPEG beside it. */
async function main(): Promise<void> {
  const browser = await launchChromium()
  const page = await browser.newPage()
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
    const svg = fs.readFileSync(path.join(folder, file), 'utf8')
    const url = await page.evaluate<string>(`(${draw})(${JSON.stringify(svg)})`)
    const jpeg = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
    fs.writeFileSync(path.join(folder, file.replace('.svg', '.jpg')), jpeg)
    console.log(`${file}: ${(jpeg.length / 1024).toFixed(0)} KB`)
  }
  await browser.close()
}

void main()
