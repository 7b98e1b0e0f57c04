import { strToU8, unzipSync, zipSync } from 'fflate'
import { cloudbase } from '../../../cloudfunctions/platform/database'
import { writeSheets } from '../../../cloudfunctions/platform/sheets/write-sheet'

export const headings = ['姓名*', '手机号', '组织*', '职业', '特长', '同意方式*']
let uploads = 0

/** One good row, with some cells changed. */
export function aRow(i: number, changes: Partial<Record<number, string>> = {}): string[] {
  const row = [`新人${i}`, `139${String(10_000_000 + i)}`, '联谊会', '教师', '英语、摄影', '当面']
  return row.map((cell, column) => changes[column] ?? cell)
}

/** A workbook as somebody fills in the template. */
export function aSheet(rows: string[][], titles = headings): Promise<Buffer> {
  return writeSheets([{ name: '成员', columns: titles.map((title) => ({ title, width: 12 })), rows }])
}

/** A workbook whose parts are written by hand. */
export function rawBook(sheetXml: string, workbookXml?: string, more: Record<string, Uint8Array> = {}): Buffer {
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[1, 2].map((i) => `<Relationship Id="rId${i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`
  const book = workbookXml ?? '<sheets><sheet name="成员" sheetId="1" r:id="rId1"/></sheets>'
  return Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${book}</workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(rels),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheetXml}</worksheet>`,
      ),
      ...more,
    }),
  )
}

/** A row of a sheet in XML, its cells as text unless they are XML already. */
export function rawRow(number: number, cells: string[]): string {
  const written = cells.map((cell, i) => {
    const place = `r="${String.fromCharCode(65 + i)}${number}"`
    return cell.startsWith('<c') ? cell.replace('<c', `<c ${place}`) : `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`
  })
  return `<row r="${number}">${written.join('')}</row>`
}

/** Puts a file where the phone uploads it. */
export async function uploaded(file: Buffer, folder = 'imports'): Promise<string> {
  const cloudPath = `${folder}/20261120/abcdefghijklmnop${++uploads}.xlsx`
  const { fileID } = await cloudbase().uploadFile({ cloudPath, fileContent: file })
  return fileID
}

/** Whether a file is still in storage. */
export async function isStored(fileId: string): Promise<boolean> {
  const { fileList } = await cloudbase().getTempFileURL({ fileList: [fileId] })
  return fileList[0]?.code === 'SUCCESS'
}

/** A workbook's parts as text. */
export function partsOf(file: Buffer): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
}
