import { loadError } from '../../miniprogram/behaviors/load-error'
import { ApiError } from '../../miniprogram/services/api'
import { SaidError } from '../../miniprogram/services/said-error'
import { heard, renderComponent, shownText, tap } from './render-component'

const refusal = { code: 'INTERNAL', message: '系统出了点问题，请稍后再试', requestId: 'r1' } as const

describe('why a page did not open', () => {
  it('has a number for support only when something went wrong', () => {
    const broken = loadError(new ApiError({ ...refusal, kind: 'internal' }))
    expect(broken).toEqual({ message: refusal.message, mayRetry: true, requestId: 'r1' })
    const lost = new ApiError({ code: 'NETWORK', kind: 'busy', message: '网络不太顺畅，请检查网络后再试', requestId: '' })
    expect(loadError(lost)).toEqual({ message: '网络不太顺畅，请检查网络后再试', mayRetry: true, requestId: '' })
  })

  it.each(['access', 'notFound', 'outdated'] as const)('is not asked again where the answer stays: %s', (kind) => {
    expect(loadError(new ApiError({ ...refusal, kind }))).toMatchObject({ mayRetry: false, requestId: '' })
  })

  it('is never said in words of the system', () => {
    expect(loadError(new TypeError('x is undefined')).message).toBe('这一页没有打开，请再试一次')
    expect(loadError(new SaidError('证明没有画出来，请再试一次')).message).toBe('证明没有画出来，请再试一次')
  })
})

describe('error-state', () => {
  it('offers to try again, and says the number', async () => {
    const error = { message: '系统出了点问题，请稍后再试', mayRetry: true, requestId: 'r1' }
    const shown = await renderComponent('error-state', { error })
    const retries = heard(shown, 'retry')
    await tap(shown, '.again')
    expect(retries).toHaveLength(1)
    expect(shownText(shown)).toMatch(/再试一次.*r1$/)
  })

  it('offers to go back where that is all that helps', async () => {
    const error = { message: '没有找到这个活动，可能已取消', mayRetry: false, requestId: '' }
    expect(shownText(await renderComponent('error-state', { error }))).toBe('没有找到这个活动，可能已取消 返回')
  })
})
