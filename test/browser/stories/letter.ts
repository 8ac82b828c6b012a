import type { BrowserUser } from '../user';

export const papers = (user: BrowserUser) => user.region('推荐函与汇总表');

export async function writeLetter(user: BrowserUser, number: string): Promise<void> {
  const form = papers(user);
  await form.getByLabel('发文字号').fill(number);
  await form.getByLabel('成文日期').fill('2024-07-15');
  await form.getByLabel('联系人').fill('经办人（演示）');
  await form.getByLabel('联系电话').fill('020-81000000');
  await form.getByText('已自动保存').waitFor();
}

export async function prepare(user: BrowserUser): Promise<void> {
  await user.click(/^(定稿待签|报送零报告)/, papers(user));
  await papers(user).getByText('待签发', { exact: true }).waitFor();
}

export async function release(user: BrowserUser): Promise<void> {
  await papers(user).getByRole('button', { name: '签发报送' }).click();
  await papers(user).getByText('已报送', { exact: true }).first().waitFor();
}
