/** An address as it is compared: Unicode-normal and lower case. */
export const emailKey = (address: string): string => address.trim().normalize('NFKC').toLowerCase()

/**
 * Whether this is an address we send to: one @, a plain local part, a domain with a dot. No comments, no quotes, no
 * spaces, no line breaks: what a mail library would parse twice has no place here.
 */
export const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})(?:\.[\p{L}\p{N}-]{1,63})+$/u.test(text)

/**
 * Whether a name can stand in a line of text: something to see, no line breaks, no invisible or direction-turning
 * characters that would make it look like another name.
 */
export const isName = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u.test(text)

/** How long a deleted account can come back, in days. */
export const daysToReturn = 14

/** Whether a longer text can be kept: line breaks and tabs, but no other control characters. */
export const isText = (text: string): boolean => !/[^\P{Cc}\t\n\r]/u.test(text)
