/** What stands where the name of somebody stood whose account is closed. */
export const nobodysName = '已注销成员'
