import type { CertificateLayout, Measure, TextMark } from './certificate-layout'

/** What of a canvas is drawn with. */
export interface Pen {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  font: string
  textAlign: string
  fillRect(x: number, y: number, width: number, height: number): void
  strokeRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { width: number }
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void
}

/** Paper and ink; the same by day and by night, because it is a picture to keep. */
const paper = '#fffdf8'
const brand = '#b8232f'
const gilt = '#c9a46b'
const inks: Record<TextMark['tone'], string> = { brand, ink: '#1f2329', quiet: '#5a6069' }

const family = '"PingFang SC", "HarmonyOS Sans SC", "Noto Sans SC", "Noto Sans SC Variable", sans-serif'

const fontOf = (size: number, isBold: boolean): string => `${isBold ? 'bold ' : ''}${size}px ${family}`

/** Measures as the pen will write. */
export function measureWith(pen: Pen): Measure {
  return (text, size, isBold) => {
    pen.font = fontOf(size, isBold)
    return pen.measureText(text).width
  }
}

/** Draws a certificate, so many dots to each unit of the page. */
export function drawCertificate(pen: Pen, { width, height, texts, lines }: CertificateLayout, scale: number): void {
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  pen.fillStyle = paper
  pen.fillRect(0, 0, width, height)
  frame(pen, { width, height }, 28, 6, brand)
  frame(pen, { width, height }, 42, 2, gilt)
  for (const { text, x, y, size, isBold, tone, align } of texts) {
    pen.font = fontOf(size, isBold)
    pen.textAlign = align
    pen.fillStyle = inks[tone]
    pen.fillText(text, x, y)
  }
  pen.fillStyle = gilt
  for (const { fromX, toX, y } of lines) pen.fillRect(fromX, y, toX - fromX, 2)
}

function frame(pen: Pen, { width, height }: { width: number; height: number }, inset: number, thick: number, colour: string) {
  pen.strokeStyle = colour
  pen.lineWidth = thick
  pen.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset)
}
