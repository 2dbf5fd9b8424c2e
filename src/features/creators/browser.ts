import './elements/follow-button.ts'
import './elements/handle-check.ts'
import './elements/saving-form.ts'
