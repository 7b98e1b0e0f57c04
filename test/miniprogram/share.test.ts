import { existsSync } from 'node:fs'
import path from 'node:path'
import { sharedFor } from '../../miniprogram/pages/events/cover-of'
import { eventIdFrom, shareCard } from '../../miniprogram/pages/events/share'
import { coverLabels } from '../../miniprogram/shared/labels'
import { anEventView } from './event-view'

describe('the way to an event', () => {
  it('is a link, or a mini-program code whose scene WeChat encodes', () => {
    expect(eventIdFrom({ eventId: 'e_tea' })).toBe('e_tea')
    expect(eventIdFrom({ scene: encodeURIComponent('e_tea') })).toBe('e_tea')
    expect(eventIdFrom({})).toBe('')
  })

  it('is a card that says when first, and works before the event is read', () => {
    expect(shareCard('e_tea', undefined)).toEqual({ title: '活动', path: '/pages/events/detail/detail?eventId=e_tea' })
    expect(shareCard('e_tea', anEventView()).title).toMatch(/14:30 茶话会$/)
  })
})

describe('the picture on the card', () => {
  const cover = { imageId: 'cloud://env/cover.jpg' }
  const answerWith = (getTempFileURL: () => unknown) => Object.assign(globalThis, { wx: { cloud: { getTempFileURL } } })

  it('is there for every drawing', () => {
    const files = Object.keys(coverLabels).map((name) => sharedFor(name as keyof typeof coverLabels))
    expect(files.filter((file) => !existsSync(path.join(__dirname, '../../miniprogram', file)))).toEqual([])
  })

  it('is the drawing of the event', () => {
    expect(shareCard('e_tea', anEventView({ cover: { builtIn: 'river' } }))).toMatchObject({ imageUrl: sharedFor('river') })
    expect(shareCard('e_tea', anEventView()).promise).toBeUndefined()
  })

  it('is the picture of the album once it has an address', async () => {
    answerWith(() => ({ fileList: [{ tempFileURL: 'https://env/cover.jpg' }] }))
    const card = shareCard('e_tea', anEventView({ cover }))
    expect(card.imageUrl).toBe(sharedFor('tea'))
    expect(await card.promise).toMatchObject({ title: card.title, path: card.path, imageUrl: 'https://env/cover.jpg' })
  })

  it('stays the drawing when the picture has none', async () => {
    answerWith(() => Promise.reject(new Error('no network')))
    expect(await shareCard('e_tea', anEventView({ cover })).promise).toMatchObject({ imageUrl: sharedFor('tea') })
  })
})
