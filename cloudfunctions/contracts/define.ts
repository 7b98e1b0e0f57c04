import * as z from 'zod'
import type { roleLabels } from '../../miniprogram/shared/labels'
import { limits } from '../../miniprogram/shared/limits'

/** A role is granted on an organisation and holds for it and all below it. */
export type Role = keyof typeof roleLabels

/** Who may call: anybody in WeChat, an approved member, or a member who holds one of the roles somewhere. */
export type Access = 'anyone' | 'member' | readonly Role[]

export interface UseCaseContract {
  access: Access
  input: z.ZodType
  output: z.ZodType
}

/** Keeps the exact types of a domain's contract while checking its shape. */
export const defineContract = <const C extends Record<string, UseCaseContract>>(contract: C): C => contract

/** A document's id as the phone sends it. The characters keep it harmless in paths, queries and derived ids. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/)

/** An instant: ISO 8601 in UTC, between 2000 and 2100. */
export const Instant = z.iso.datetime().refine((text) => text >= '2000' && text < '2100')

/** A date: `YYYY-MM-DD`, between 2000 and 2100. */
export const DateOnly = z.iso.date().refine((date) => date >= '2000' && date < '2100')

/** Text a person typed: trimmed, without control characters other than line breaks, and not empty. */
export const text = (longest: number) =>
  z
    .string()
    .max(longest * 2)
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .transform((typed) => typed.replace(/[\u0000-\u0009\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e]/g, '').trim())
    .pipe(z.string().min(1).max(longest))

/** A list is asked for by cursor and never by page number. */
export const PageInput = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(limits.page).default(20) }

/** A page of a list; `nextCursor` is missing on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().optional() })

/** The key of a file in storage, as `wx.cloud.uploadFile` answers it. */
export const FileId = z.string().regex(/^cloud:\/\/[^\s]{1,400}$/)

/** A change that has nothing to tell but that it took place. */
export const Done = z.object({ done: z.literal(true) })
