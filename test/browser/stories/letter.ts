import type { Desk } from '../desk';

export const papers = (desk: Desk) => desk.region('推荐函与汇总表');

export async function writeLetter(desk: Desk, number: string): Promise<void> {
  const form = papers(desk);
  await form.getByLabel('发文字号').fill(number);
  await form.getByLabel('成文日期').fill('2024-07-15');
  await form.getByLabel('联系人').fill('经办人（演示）');
  await form.getByLabel('联系电话').fill('020-81000000');
  await form.getByText('已自动保存').waitFor();
}

export async function prepare(desk: Desk): Promise<void> {
  await desk.click(/^(定稿待签|报送零报告)/, papers(desk));
  await papers(desk).getByText('待签发', { exact: true }).waitFor();
}

export async function release(desk: Desk): Promise<void> {
  await papers(desk).getByRole('button', { name: '签发报送' }).click();
  await papers(desk).getByText('已报送', { exact: true }).first().waitFor();
}
