import { findClaims } from '../claims/find-claims.ts'
import { type ClaimModel, readModel } from '../claims/model.ts'
import type { ClaimQuestion, ClaimReply } from '../claims/worker-messages.ts'

/** What a worker is to its own script. */
type Thread = {
  addEventListener: (type: 'message', hear: (event: { data: ClaimQuestion }) => void) => void
  postMessage: (reply: ClaimReply) => void
}

const thread = globalThis as unknown as Thread
const models = new Map<string, Promise<ClaimModel>>()

const load = async (address: string): Promise<ClaimModel> => {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return readModel(new Uint8Array(await response.arrayBuffer()))
}

const modelAt = (address: string): Promise<ClaimModel> => {
  const model = models.get(address) ?? load(address)
  models.set(address, model)
  return model
}

const answer = async ({ turn, model, texts }: ClaimQuestion): Promise<ClaimReply> => {
  try {
    const read = await modelAt(model)
    const found = texts.map((text) =>
      findClaims(text, read)
        .filter(({ asks }) => asks)
        .map(({ start, end, why }) => ({ start, end, why })),
    )
    return { turn, found }
  } catch {
    return { turn, found: null }
  }
}

thread.addEventListener('message', ({ data }) => void answer(data).then((reply) => thread.postMessage(reply)))
