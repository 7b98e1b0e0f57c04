interface Question {
  title: string
  /** Says what will happen. */
  content: string
  /** A verb; WeChat shows at most four characters. */
  confirmText: string
  cancelText?: string
}

const brand = () => (wx.getAppBaseInfo().theme === 'dark' ? '#F0757D' : '#B8232F')

/** Asks before something is done. True when the person says yes. */
export async function confirm({ title, content, confirmText, cancelText = '再想想' }: Question): Promise<boolean> {
  const answer = await wx.showModal({ title, content, confirmText, cancelText, confirmColor: brand() })
  return answer.confirm
}

/** Asks for a few words before something is done, which may be none; missing when the person changes their mind. */
export async function askFor(question: {
  title: string
  placeholderText: string
  confirmText: string
}): Promise<string | undefined> {
  const answer = await wx.showModal({ ...question, editable: true, cancelText: '再想想', confirmColor: brand() })
  return answer.confirm ? (answer.content ?? '').trim() : undefined
}
