import tcb from '@cloudbase/node-sdk'

/** The second argument of a cloud function. */
export type FunctionContext = Parameters<typeof tcb.getCloudbaseContext>[0] & { request_id?: string }

/** Who calls and the number of the call, as the platform says; never from the event, which a stranger may write. */
export function callerOf(context: FunctionContext): { openid: string; requestId: string } {
  const { WX_OPENID } = tcb.getCloudbaseContext(context) as { WX_OPENID?: string }
  return { openid: WX_OPENID ?? '', requestId: context.request_id ?? '' }
}

/** Whether the platform's timer calls, and not a person through an SDK. */
export function isTimer(context: FunctionContext): boolean {
  return callerOf(context).openid === ''
}
