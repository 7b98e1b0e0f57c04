import type { PreviewPerson, PreviewTemplate } from './options'

const head = `<meta charset="utf-8" />
<link rel="stylesheet" href="/preview/fonts/index.css" />
<link rel="icon" href="data:," />`

/** The phone. When the build failed, the reasons instead. */
export function phonePage(errors: string[], templates: PreviewTemplate[]): string {
  const scripts = '<script src="/preview/program.js"></script><script src="/preview/phone.js"></script>'
  return `<!doctype html>
<html lang="zh-CN">
<head>${head}
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
<link rel="stylesheet" href="/preview/phone.css" />
<title>同心桥</title></head>
<body>${data('templates', templates)}${errors.length > 0 ? failure(errors) : scripts}<script src="/preview/reload.js"></script></body>
</html>`
}

/** Values for the scripts of a page; `<` could end the element. */
function data(id: string, value: object): string {
  return `<script id="${id}" type="application/json">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`
}

function failure(errors: string[]): string {
  const rows = errors.map((error) => `<li style="margin:12px 0;white-space:pre-wrap">${escape(error)}</li>`)
  return `<main style="padding:24px;height:100%;overflow:auto;background:#fff;color:#1f2329" role="alert">
<h1 style="font-size:20px;color:#b8232f">小程序没有编译成功</h1><ul style="padding-left:20px;font:14px/1.5 monospace">${rows.join('')}</ul></main>`
}

/** The page around the phone. */
export function shellPage(people: PreviewPerson[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>${head}
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
<link rel="stylesheet" href="/preview/shell.css" />
<title>同心桥 · 预览</title></head>
<body>${data('people', people)}
<script src="/preview/shell.js"></script></body>
</html>`
}

/** Reloads the phone when the mini-program was compiled anew. */
export const reloadScript = `new EventSource('/preview/changes').addEventListener('compiled', () => location.reload())`

function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}
