/** Whom to ask. Put the office's number here before release; without one the app names the staff instead. */
export const helpPhone = ''
