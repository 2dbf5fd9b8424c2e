// The package brings no types of its own.
declare module '@adobe/structured-data-validator' {
  type Found = Record<'jsonld' | 'microdata' | 'rdfa', Record<string, object[]>>
  const Validator: new () => { validate: (found: Found) => Promise<{ severity: string; issueMessage: string }[]> }
  export default Validator
}
