import type { View } from './camera.ts'

/** Counted from a list, refused, and the sheet that goes round. Leaves the forum's page open. */
export async function attendance(view: View): Promise<void> {
  await view.each((page, words) => page.getByRole('link', { name: words('att.open') }).click())
  await view.sees('att.none')
  await view.shoot('attendance-empty')
  const list = Buffer.from('Nom;Sexe;Âge;Commune\nAwa;F;34;Commune I\nMoussa;H;52;Commune II\nBinta;F;?;Commune I\n')
  await view.each((page) =>
    page.locator('input[type=file]').setInputFiles({ name: 'presences.csv', mimeType: 'text/csv', buffer: list }),
  )
  await view.each((page, words) => page.getByLabel(words('att.H'), { exact: true }).fill('9'))
  await view.each((page, words) => page.getByRole('button', { name: words('att.add') }).click())
  await view.sees('att.wrong-over')
  await view.shoot('attendance-list')
  await view.each((page, words) => page.getByRole('link', { name: words('att.print') }).click())
  await view.sees('att.sheetPrivacy')
  await view.shoot('sign-in')
  await view.each((page) => page.goBack())
  await view.each((page) => page.goBack())
  await view.sees('org.sessions')
}
