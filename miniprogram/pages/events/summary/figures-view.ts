import type { OutputOf } from '../../../services/api'
import { limits } from '../../../shared/limits'

type Figures = OutputOf<'events.getFigures'>

interface Bar {
  label: string
  count: string
  /** Share of the largest, 0–100. */
  share: number
}

export interface FiguresView {
  title: string
  isOver: boolean
  stats: { label: string; value: number; unit: string }[]
  /** 到场率 80%；另有同行 3 人 */
  remark: string
  organisations: { organisationId: string; name: string; note: string }[]
  /** 4.5 分，12 人评价; or why there is none */
  rating: string
  bars: Bar[]
  comments: string[]
  photos: string
}

/** The figures of an event in words, as the page shows them. */
export function figuresView({ title, isOver, all, cancelled, waiting, organisations, ratings, photos }: Figures): FiguresView {
  return {
    title,
    isOver,
    stats: [
      { label: '报名', value: all.signedUp, unit: '人' },
      { label: '到场', value: all.came, unit: '人' },
      isOver ? { label: '未到', value: all.didNotCome ?? 0, unit: '人' } : { label: '候补', value: waiting, unit: '人' },
      { label: '取消', value: cancelled, unit: '人' },
    ],
    remark: remarkOf(all, isOver),
    organisations: organisations.map(({ organisationId, name, signedUp, came, didNotCome = 0 }) => ({
      organisationId,
      name,
      note: `报名 ${signedUp} 人，到场 ${came} 人${isOver ? `，未到 ${didNotCome} 人` : ''}`,
    })),
    rating: ratingWords(ratings, isOver),
    bars: barsOf(ratings.byStars ?? []),
    comments: ratings.comments ?? [],
    photos: photos === 0 ? '还没有照片' : `${photos} 张`,
  }
}

function remarkOf({ signedUp, seats, came, cameSeats }: Figures['all'], isOver: boolean): string {
  const rate = isOver && signedUp > 0 ? `到场率 ${Math.round((came / signedUp) * 100)}%` : ''
  const brought = seats > signedUp ? `报名同行 ${seats - signedUp} 人，到场 ${cameSeats - came} 人` : ''
  return [rate, brought].filter(Boolean).join('；')
}

function ratingWords({ people, average }: Figures['ratings'], isOver: boolean): string {
  if (!isOver) return '活动结束后，签到的成员可以评价'
  if (people === 0) return '还没有人评价'
  if (average === undefined) return `${people} 人评价。满 ${limits.fewPeople} 人后显示分数和大家写的话，免得猜出是谁写的`
  return `平均 ${average} 分，${people} 人评价`
}

/** Five stars first. */
function barsOf(byStars: number[]): Bar[] {
  const most = Math.max(...byStars, 1)
  return byStars
    .map((count, at) => ({ label: `${at + 1} 星`, count: `${count} 人`, share: Math.round((count / most) * 100) }))
    .reverse()
}
