import { launchChromium } from '../../test/e2e/support/chromium'
import { startServer } from '../../test/local/stack/server-process'
import type { Report } from '../report'
import { within } from '../report'

/** From starting on an empty folder until somebody can read the first page. The browser is open before. */
export async function firstScreen(report: Report): Promise<void> {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
    const from = performance.now()
    const server = await startServer()
    try {
      const announced = performance.now()
      await page.goto(`${server.url}/phone?as=demo-member-1`, { waitUntil: 'commit' })
      await page.locator('mp-page').getByText(/\S/).filter({ visible: true }).first().waitFor()
      const readable = performance.now()
      // A title from the database: the functions and the data are there too.
      await page.locator('mp-page').getByText('新阶层人士茶话会').filter({ visible: true }).first().waitFor()
      const filled = performance.now()
      report.add({ name: 'start until the address is announced', value: (announced - from) / 1000, unit: 's' })
      report.add({ name: 'phone page until visible text', value: (readable - announced) / 1000, unit: 's' })
      report.add(within('start until visible text', (readable - from) / 1000, 's', 15))
      report.add({ name: 'start until the page shows data', value: (filled - from) / 1000, unit: 's' })
    } finally {
      await server.end()
    }
  } finally {
    await browser.close()
  }
}
