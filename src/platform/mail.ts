import { createTransport } from 'nodemailer'

export type Mailbox = { name: string; address: string }
export type Mail = { id: string; from: Mailbox; to: Mailbox; subject: string; text: string; html: string }

const seconds = 1000

/**
 * Sends one letter by SMTP. Throws what the server said. Addresses are objects, so nothing in a name is read as an
 * address; files and other hosts are never read.
 */
export const sendMail = async (smtpUrl: string, { id, from, to, subject, text, html }: Mail): Promise<void> => {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 20 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = from.address.slice(from.address.lastIndexOf('@') + 1)
  try {
    await transport.sendMail({
      from: plain(from),
      to: plain(to),
      subject: oneLine(subject),
      text,
      html,
      messageId: `<${id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } finally {
    transport.close()
  }
}

/** A text as it may stand in a header: one line, nothing that is not to be seen. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 200)

const plain = ({ name, address }: Mailbox): Mailbox => ({ name: oneLine(name), address })
