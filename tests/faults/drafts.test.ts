import { test } from 'vitest'
import { anAuthor } from '../articles/build.ts'
import { settledFolder } from '../boot/program.ts'
import { aMoment, at, killEverything, killProgram, startOn, until } from './running-site.ts'
import { checkKept, openDraft, typeUntilCut } from './typing.ts'

const onLinux = test.runIf(process.platform === 'linux')

onLinux('every save that was answered is there after kill -9, with the text of its version', async () => {
  let site = await startOn(await settledFolder())
  const author = await anAuthor(site)
  const drafts = await Promise.all(Array.from({ length: 4 }, () => openDraft(site, author)))
  for (const kill of [killProgram, killEverything, killProgram]) {
    const enough = drafts.map(({ acknowledged }) => acknowledged + 3)
    const writers = drafts.map((draft) => typeUntilCut(at(site, author), draft))
    await until(() => drafts.every(({ acknowledged }, place) => acknowledged >= (enough[place] ?? 0)))
    await aMoment(150)
    await kill(site)
    await Promise.all(writers)
    site = await startOn(site.folder)
    for (const draft of drafts) await checkKept(site, at(site, author), draft)
  }
  await site.close()
})
