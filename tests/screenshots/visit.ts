import { anExampleHouse } from '../world/example-house.ts'
import type { Camera } from './camera.ts'

/** The guided visit, from a house of its own: welcome, a step with its ring, and the end as « Jouer » leads there. */
export async function visit(camera: Camera): Promise<void> {
  const example = await anExampleHouse()
  try {
    const view = await camera.open('visit', 'laptop', example.address)
    await view.each((page) => page.locator('[data-visit="visit-begin"]').waitFor())
    await view.shoot('welcome')
    await view.each(async (page) => {
      await page.locator('[data-visit="visit-step"]').click()
      await page.locator('.visit-ring').waitFor()
    })
    await view.shoot('step')
    await view.close()
    // One plays for both: there is one session, and it is sealed once.
    const play = await camera.open('visit', 'laptop', example.address)
    await play.each(async (page) => {
      if ((await page.locator('html').getAttribute('lang')) !== 'fr') return
      await page.locator('[data-visit="visit-begin"]').click()
      await page.locator('[data-broken]').waitFor({ timeout: 150_000 })
    })
    await play.shoot('ending')
    await play.close()
  } finally {
    await example.stop()
  }
}
