import type { BrowserUser } from '../user';
import type { Site } from '../site';

/** A programme that no configuration and no file has. */
const NAME = '城市更新案例征集';

const field = (user: BrowserUser, name: string | RegExp) => user.page.getByRole('textbox', { name });
const next = async (user: BrowserUser, step: string) => {
  await user.click('下一步');
  await user.region(step).waitFor();
};

/** Out of answers to questions, without a line of YAML: a draft, its form, and an application. */
export function wizardStories(site: () => Site): void {
  it('a clerk of the ministry makes a programme by answering questions', () =>
    site().as('demo-ministry-clerk', async (user) => {
      await user.page.getByRole('link', { name: '项目方案', exact: true }).click();
      await user.title('项目方案');
      await user.page.getByRole('link', { name: '新建项目', exact: true }).click();
      await user.title('新建项目');
      await user.page.getByRole('radio', { name: /^案例征集/ }).check();
      await user.look('wizard-shape');

      await next(user, '通知');
      await user.click('下一步');
      await user.page.getByText(/还有 5 个问题没有填写/).waitFor();
      await user.look('wizard-missing');
      await field(user, '项目名称（中文）').fill(`${NAME}（2024年度）`);
      await field(user, '项目名称（英文）').fill('Urban renewal cases');
      await field(user, '通知标题').fill('关于征集城市更新案例的通知（演示）');
      await field(user, '通知文号').fill('演示〔2024〕11号');
      await field(user, '征集什么（中文）').fill('征集可复制、可推广的城市更新案例');
      await field(user, '征集什么（英文）').fill('Cases of urban renewal that others can follow');
      await field(user, '公平竞争审查记录').fill('公平竞争审查意见（演示）第11号');
      await user.look('wizard-call');

      await next(user, '申报内容');
      await field(user, '领域 1（中文）').fill('老旧小区');
      await field(user, '领域 1（英文）').fill('Old quarters');
      await user.click('添加领域 1 的方向');
      await field(user, '领域 1 的方向 1（中文）').fill('适老化改造');
      await field(user, '领域 1 的方向 1（英文）').fill('For the elderly');
      await user.click(/^添加领域$/);
      await field(user, '领域 2（中文）').fill('城市绿地');
      await field(user, '领域 2（英文）').fill('Green spaces');
      await user.look('wizard-fields');

      await next(user, '推荐单位');
      await user.page.getByRole('spinbutton', { name: '名额' }).fill('5');
      await user.page.getByRole('combobox', { name: '查找单位' }).fill('省发展和改革委员会');
      await user.click(/^添加找到的 \d+ 个$/);
      await user.page.getByText(/^推荐单位 2\d 个$/).waitFor();
      await user.look('wizard-nominators');

      await next(user, '审核');
      await user.look('wizard-review');
      await next(user, '日期和结果');
      await user.page.getByLabel('申报截止日期').fill('2025-03-31');
      await user.page.getByLabel('推荐截止日期').fill('2025-02-28');
      await field(user, '结果文件或者目录的名称').fill('城市更新案例集（2024年）');
      await user.page.getByLabel('计划公布日期').fill('2025-10-31');
      await user.look('wizard-dates');
      await user.click('生成方案');

      // What the check finds is told at the question that it belongs to.
      await user.click(/^修改：推荐截止日期/);
      await user.page.getByLabel('推荐截止日期').fill('2025-04-15');
      await user.click('生成方案');
      await user.page.getByText('可以导入：新的项目，成为第 1 版草稿。').waitFor();
      await user.look('wizard-text');
      await user.click('导入为草稿');
      await user.title('编辑草稿');
    }));

  it('builds its form without writing YAML, and proposes it', () =>
    site().as('demo-ministry-clerk', async (user) => {
      await openDraft(user);
      await user.page.getByRole('tab', { name: '申报表设计' }).click();
      const built = user.region('申报表');
      await user.click('在“案例”中添加字段', built);
      await choose(user, '类型', '单选');
      await field(user, '名称（中文）').fill('资金来源');
      await field(user, '名称（英文）').fill('Source of money');
      await user.page.getByRole('button', { name: '添加', exact: true }).click();
      await field(user, '选项 1（中文）').fill('财政资金');
      await field(user, '选项 1（英文）').fill('Public');
      await user.click('添加选项');
      await field(user, '选项 2（中文）').fill('社会资本');
      await field(user, '选项 2（英文）').fill('Private');

      await user.click('在“案例”中添加字段', built);
      await choose(user, '类型', '数（可有小数、单位）');
      await field(user, '名称（中文）').last().fill('社会资本金额');
      await field(user, '名称（英文）').last().fill('Private money');
      await user.page.getByRole('button', { name: '添加', exact: true }).click();
      await field(user, '单位（中文）').fill('万元');
      await field(user, '单位（英文）').fill('10,000 yuan');
      await choose(user, '何时必填', '资金来源');
      await choose(user, '值', '社会资本');
      await user.click('上移社会资本金额');

      // The applicant's own controls beside it, and on a phone.
      const preview = user.region('申报单位看到的样子');
      await preview.getByRole('tab', { name: '案例' }).click();
      await preview.getByRole('combobox', { name: '资金来源' }).selectOption('社会资本');
      await preview.getByText('请填写此项').waitFor();
      await user.look('builder');
      await preview.getByRole('button', { name: '手机（390）' }).click();
      await user.look('builder-phone');
      await user.click('保存');
      await user.page.getByText('已保存').first().waitFor();
      await user.click('报请批准');
      const dialog = user.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /^文号/ }).fill('演示〔2024〕11号');
      await dialog.getByRole('textbox', { name: /^理由/ }).fill('新设项目');
      await dialog.getByRole('button', { name: '报请批准' }).click();
      await user.page.getByText(/已报请批准。由未参与起草的负责人/).waitFor();
    }));
}

const openDraft = async (user: BrowserUser) => {
  await user.page.getByRole('link', { name: '项目方案', exact: true }).click();
  await user.page.getByRole('link', { name: new RegExp(NAME) }).click();
  await user.page.getByRole('link', { name: '编辑草稿' }).click();
  await user.title('编辑草稿');
};
const choose = async (user: BrowserUser, what: string, option: string) => {
  await user.page.getByRole('combobox', { name: what, exact: true }).click();
  await user.page.getByRole('option', { name: option, exact: true }).click();
};
