import { readFileSync } from 'node:fs';
import type { BrowserUser } from '../user';
import type { Site } from '../site';

/** A programme that no configuration has, made of the template that the product gives. */
const NAME = '城市绿化项目征集';
const ID = 'urban-greening';

const toProgrammes = async (user: BrowserUser): Promise<void> => {
  await user.page.getByRole('link', { name: '项目方案', exact: true }).click();
  await user.title('项目方案');
};
const text = (user: BrowserUser) => user.page.getByRole('textbox', { name: '在此粘贴，或者选择文件' });
const importable = (user: BrowserUser) => user.page.getByRole('button', { name: '导入为草稿' });

async function templateOf(user: BrowserUser): Promise<string> {
  const [file] = await Promise.all([user.page.waitForEvent('download'), user.click('下载模板')]);
  return readFileSync(await file.path(), 'utf8')
    .replaceAll('my-programme', ID)
    .replaceAll('项目征集（', `${NAME}（`);
}

/** From a file to a draft of an enterprise, without anybody at the server. */
export function bundleStories(site: () => Site): void {
  let bundle = '';

  it('a clerk of the ministry imports a programme that nobody knew, after correcting what the report names', () =>
    site().as('demo-ministry-clerk', async (user) => {
      await toProgrammes(user);
      await user.page.getByRole('link', { name: '导入', exact: true }).click();
      await user.title('导入方案');
      bundle = await templateOf(user);
      const broken = bundle
        .replace('workingDays: 5', 'workingDays: five')
        .replace('kind: publication', 'kind: publicatoin');
      await text(user).fill(broken);
      await user.click('查看报告');
      await user.page.getByText('不能导入：请改正下列各处。').waitFor();
      const line = broken.slice(0, broken.indexOf('workingDays: five')).split('\n').length;
      await user.click(new RegExp(`^方案\\s*第 ?${line} ?行$`));
      await user.page.getByText('workingDays: five', { exact: true }).waitFor();
      await user.page.getByText('是否想写“publication”？').waitFor();
      expect(await importable(user).isDisabled()).toBe(true);
      await user.look('import-refused');

      await user.page
        .locator('input[type="file"]')
        .setInputFiles({ name: `${ID}.yaml`, mimeType: 'text/yaml', buffer: Buffer.from(bundle) });
      await user.page.getByText('可以导入：新的项目，成为第 1 版草稿。').waitFor();
      await user.look('import-report');
      await importable(user).click();
      await user.title('编辑草稿');
      await user.page.getByRole('tab', { name: '分类目录' }).click();
      await user.look('draft-taxonomy');
      await user.click('报请批准');
      const dialog = user.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /^文号/ }).fill('演示〔2024〕7号');
      await dialog.getByRole('textbox', { name: /^理由/ }).fill('新设项目');
      await dialog.getByRole('button', { name: '报请批准' }).click();
      await user.page.getByText(/已报请批准。由未参与起草的负责人/).waitFor();

      // The same file once more changes nothing.
      await toProgrammes(user);
      await user.page.getByRole('link', { name: '导入', exact: true }).click();
      await text(user).fill(bundle);
      await user.click('查看报告');
      await user.page.getByText('内容已是第 1 版，导入不会改变任何内容。').waitFor();
      expect(await importable(user).isDisabled()).toBe(true);
    }));

  it('another person opens it, and compares it with the file', () =>
    site().as('demo-ministry-lead', async (user) => {
      await toProgrammes(user);
      await user.look('programmes');
      await user.page.getByRole('link', { name: new RegExp(NAME) }).click();
      await user.click('批准并开放');
      await user.page.getByRole('dialog').getByRole('button', { name: '批准并开放' }).click();
      await user.page.getByText('第 1 版 · 开放中').waitFor();
      await toProgrammes(user);
      await user.page.getByRole('link', { name: '比较', exact: true }).click();
      await user.title('比较两期方案');
      await user.region('原来').getByRole('combobox').click();
      await user.page.getByRole('option', { name: new RegExp(NAME) }).click();
      await user
        .region('现在')
        .locator('input[type="file"]')
        .setInputFiles({
          name: `${ID}.yaml`,
          mimeType: 'text/yaml',
          buffer: Buffer.from(
            bundle.replace('workingDays: 5', 'workingDays: 7').replace('name: {zh: 领域二', 'name: {zh: 领域乙'),
          ),
        });
      await user.page.getByRole('button', { name: '比较', exact: true }).click();
      await user.page.getByText(/公示 · 公示工作日：5 → 7/).waitFor();
      await user.page.getByText('2 领域二 → 领域乙').waitFor();
      await user.look('compared');
    }));

  it('an enterprise finds it among the open programmes and begins a draft', () =>
    site().as('demo-enterprise', async (user) => {
      await user.page.getByRole('link', { name: '新建申报' }).click();
      await user.page.getByRole('radio', { name: new RegExp(`^${NAME}`) }).check();
      await user.page.getByRole('textbox', { name: '申报名称' }).fill('街角绿地雨水收集利用');
      await user.click('开始填写');
      await user.page.getByRole('heading', { level: 2, name: '申报单位' }).first().waitFor();
      await user.look('draft-of-an-imported-programme');
    }));
}
