import type { DocumentLabels } from '#features/document/index.ts'
import { messagesOf } from '#ui/messages/index.ts'

export const labels: DocumentLabels = {
  table: (number) => `Table ${number}`,
  footnotes: 'Notes',
  footnote: (number) => `Note ${number}`,
  backToText: (number) => `Back to the text from note ${number}`,
  openPicture: 'Larger picture',
  missingPicture: 'This picture is not stored here.',
  hiddenPicture: 'This picture is hidden.',
  originalPicture: 'See the original',
  gallery: (count) => `Gallery of ${count}`,
  embeddedArticle: 'An article here',
  claims: messagesOf('en').claimsReading.text,
}
