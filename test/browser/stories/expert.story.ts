import { DESKTOP, PHONE, type BrowserUser } from '../user';
import type { Site } from '../site';

/** An expert: the invitation with its declaration, the marks, the sealed sheet; on a computer and on a phone. */
export function expertStories(site: () => Site): void {
  it.each([
    ['on a computer', DESKTOP],
    ['on a phone', PHONE],
  ] as const)('an expert accepts, scores and seals %s', (_, size) => site().as('demo-expert', scoreOne, size));
}

async function scoreOne(user: BrowserUser): Promise<void> {
  const { page } = user;
  const isPhone = page.viewportSize()?.width === PHONE.width;
  await user.look('home');
  await user.next('答复评审邀请');
  await user.look('invitation');
  await page.getByRole('checkbox', { name: /^我声明/ }).check();
  await user.click('接受邀请');
  await user.confirm();
  await user.look('materials');
  if (isPhone) await page.getByRole('tab', { name: /^评分/ }).click();
  const marks = page.getByRole('textbox', { name: /得分$/ });
  await marks.first().waitFor();
  for (const [index, mark] of (await marks.all()).entries()) await mark.fill(String(78 + index * 3));
  await page.getByRole('textbox', { name: /总体意见/ }).fill('技术路线清楚，数据有第三方报告支持，推广条件较好。');
  await page.getByText('已自动保存').first().waitFor();
  await user.look('scored');
  await user.click('提交评分');
  await user.confirm();
  await page
    .getByText(/提交封存/)
    .first()
    .waitFor();
  await user.look('sealed');
}
