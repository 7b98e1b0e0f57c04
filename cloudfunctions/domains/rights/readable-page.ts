import { shanghaiDate } from '../../kernel/clock'
import type { Held } from '../../kernel/held'

/** A picture of the archive: where it lies in it, and what is said about it. */
interface PagePicture {
  path: string
  caption: string
}

const style = `
  body { margin: 0 auto; max-width: 42em; padding: 24px 16px; font: 17px/1.7 "PingFang SC", "Microsoft YaHei", sans-serif; color: #1d2129; }
  h1 { font-size: 26px; } h2 { margin-top: 36px; padding-bottom: 6px; border-bottom: 2px solid #d5dbe3; font-size: 21px; }
  h3 { margin: 20px 0 4px; font-size: 18px; } p { margin: 2px 0; white-space: pre-wrap; overflow-wrap: anywhere; }
  .quiet { color: #4e5969; } figure { margin: 12px 0; } img { max-width: 100%; max-height: 24em; }
  @media print { body { max-width: none; padding: 0; font-size: 12pt; } article, figure { break-inside: avoid; } h2 { break-after: avoid; } }
`

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Everything a person typed passes through here: the page must not do what a text in it says. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')
}

/** What is held about a person as one page that opens without a network, reads in plain words and prints. */
export function readablePage(name: string, parts: readonly Held[], pictures: readonly PagePicture[], now: Date): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>我的数据</title>
<style>${style}</style>
</head>
<body>
<h1>我的数据</h1>
<p>这是同心桥截至 ${shanghaiDate(now)} 存着的、和${escaped(name)}有关的全部内容。</p>
<p class="quiet">里面有个人信息，请自己保管。完整的手机号和每一项原始记录在同一个文件夹的“我的数据.json”里。</p>
${parts.map(section).join('\n')}
${pictures.length === 0 ? '' : `<section>\n<h2>图片</h2>\n${pictures.map(figure).join('\n')}\n</section>`}
</body>
</html>
`
}

function section({ title, documents, items }: Held): string {
  const count = documents.length === 0 ? '没有' : `${documents.length} 条`
  return `<section>\n<h2>${escaped(title)}（${count}）</h2>\n${items.map(article).join('\n')}\n</section>`
}

function article({ heading, lines }: Held['items'][number]): string {
  return `<article><h3>${escaped(heading)}</h3>${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</article>`
}

function figure({ path, caption }: PagePicture): string {
  return `<figure><img src="${escaped(encodeURI(path))}" alt="${escaped(caption)}"><figcaption>${escaped(caption)}</figcaption></figure>`
}
