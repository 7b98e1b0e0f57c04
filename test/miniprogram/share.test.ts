import { eventIdFrom, shareCard } from '../../miniprogram/pages/events/share'

describe('the way to an event', () => {
  it('is a link, or a mini-program code whose scene WeChat encodes', () => {
    expect(eventIdFrom({ eventId: 'e_tea' })).toBe('e_tea')
    expect(eventIdFrom({ scene: encodeURIComponent('e_tea') })).toBe('e_tea')
    expect(eventIdFrom({})).toBe('')
  })

  it('is a card that says when first, and works before the event is read', () => {
    expect(shareCard('e_tea', undefined)).toEqual({ title: '活动', path: '/pages/events/detail/detail?eventId=e_tea' })
  })
})
