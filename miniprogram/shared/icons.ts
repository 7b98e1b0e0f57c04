/** Icons whose names are put together at run time; the build keeps these besides the ones it can read in the markup. */
export const icons = [
  // status-tag
  'minus-circle',
  'time-filled',
  'check-circle-filled',
  'error-triangle-filled',
  'error-circle-filled',
  // empty-state without an icon
  'browse',
  // rows of 首页 and 消息
  'calendar',
  'chat',
  'mail',
  'notification',
  'user-talk',
  // what comes after an event
  'star',
  'star-filled',
  'certificate',
  'image',
  'chart-bar',
] as const
