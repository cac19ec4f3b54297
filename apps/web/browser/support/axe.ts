import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Serious and critical findings of axe on the page as it stands, each with where it is. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // the page's transitions would be judged half-way
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(axe.source);
  const results = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, impact, help, nodes }) => ({
      impact,
      text: `${id}: ${help} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    }));
  });
  return results.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ text }) => text);
}
