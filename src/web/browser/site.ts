import { openNotes } from '../../features/articles/browser.ts'
import '../../features/creators/browser.ts'
import '../../features/feed/browser.ts'
import { tellOpened } from '../../features/reading/browser.ts'
import '../../ui/elements/char-count.ts'
import '../../ui/elements/copy-link.ts'
import '../../ui/elements/endless-list.ts'
import '../../ui/elements/file-field.ts'
import '../../ui/elements/leave-guard.ts'
import '../../ui/elements/picture-viewer.ts'
import '../../ui/elements/share-sheet.ts'
import { tellLocalTimes } from '../../ui/elements/local-times.ts'
import { closeMenus } from '../../ui/elements/menus.ts'
import { fillPersonalPart } from '../../ui/elements/personal-part.ts'
import { showCurrent } from '../../ui/elements/show-current.ts'

closeMenus()
fillPersonalPart()
openNotes()
showCurrent()
tellLocalTimes()
tellOpened()
