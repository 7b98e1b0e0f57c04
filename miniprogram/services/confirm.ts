interface Question {
  title: string
  /** Says what will happen. */
  content: string
  /** A verb; WeChat shows at most four characters. */
  confirmText: string
  cancelText?: string
}

/** Asks before something is done. True when the person says yes. */
export async function confirm({ title, content, confirmText, cancelText = '再想想' }: Question): Promise<boolean> {
  const confirmColor = wx.getAppBaseInfo().theme === 'dark' ? '#F0757D' : '#B8232F'
  const answer = await wx.showModal({ title, content, confirmText, cancelText, confirmColor })
  return answer.confirm
}

/** Asks for a few words before something is done; empty when the person changes their mind. */
export async function askFor(question: { title: string; placeholder: string; confirmText: string }): Promise<string> {
  const { title, placeholder, confirmText } = question
  const confirmColor = wx.getAppBaseInfo().theme === 'dark' ? '#F0757D' : '#B8232F'
  const answer = await wx.showModal({
    title,
    editable: true,
    placeholderText: placeholder,
    confirmText,
    cancelText: '再想想',
    confirmColor,
  })
  return answer.confirm ? (answer.content ?? '').trim() : ''
}
