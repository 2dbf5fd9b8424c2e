export {
  aiUses,
  type Declaration,
  type Details,
  declarationSchema,
  detailsSchema,
  emptyDetails,
  genres,
  origins,
} from './details.ts'
