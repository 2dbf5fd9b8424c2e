/** An address as it is compared: Unicode-normal and lower case. */
export const emailKey = (address: string): string => address.trim().normalize('NFKC').toLowerCase()

/**
 * Whether this is an address we send to: one @, a plain local part, a domain with a dot. No comments, no quotes, no
 * spaces, no line breaks: what a mail library would parse twice has no place here.
 */
export const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})(?:\.[\p{L}\p{N}-]{1,63})+$/u.test(text)
