import type { Locator } from 'playwright-core';
import type { BrowserUser } from '../user';
import type { Site } from '../site';
import { papers, prepare, release, writeLetter } from './letter';

const pool = (user: BrowserUser) => user.region(/^待推荐项目/);
const ranking = (user: BrowserUser) => user.region('推荐名单与排序');
const nominate = (user: BrowserUser): Locator => pool(user).getByRole('button', { name: '推荐', exact: true });

/** Nominates the first of the pool and waits until the ranking holds so many. */
async function take(user: BrowserUser, nowRanked: number): Promise<void> {
  await nominate(user).first().click();
  await ranking(user).getByText(`${nowRanked} 项`, { exact: true }).waitFor();
  await user.settled();
}

/** A group's and a province's user: from what waits there to a dossier that is sent, and to a conclusion. */
export function nominationStories(site: () => Site): void {
  it('a group clerk ranks two, and another sends them', async () => {
    await site().as('demo-group', async (user) => {
      await user.look('home');
      await user.next('排序并推荐');
      await take(user, 1);
      await take(user, 2);
      const [, second] = await ranking(user).getByRole('listitem').getByRole('link').allInnerTexts();
      await user.click(`上移：${second ?? ''}`, ranking(user));
      expect(await ranking(user).getByRole('listitem').getByRole('link').first().innerText()).toBe(second);
      await writeLetter(user, '正禾函〔2024〕8号');
      await user.look('nomination');
      await prepare(user);
      // Whoever prepared it does not release it.
      expect(await papers(user).getByRole('button', { name: '签发报送' }).isDisabled()).toBe(true);
    });
    await site().as('demo-group-2', async (user) => {
      await user.page.getByRole('link', { name: '进入推荐工作台：绿色技术推荐（2024年度）' }).click();
      await user.settled();
      await release(user);
      await user.look('sent');
    });
  });

  it('the provincial clerk checks, asks, concludes', () =>
    site().as('demo-province-clerk', async (user) => {
      await user.look('home');
      await user.next('形式审查');
      await user.look('check');
      await user.click('受理 (1)');
      await user.acts('accept', '确认：受理 (Ctrl+Enter)');
      await user.page.getByRole('link', { name: '今日工作' }).first().click();
      await user.next('确定征求意见的部门');
      await user.look('ask');
      await user.acts('ask', /^征求 \d 个部门/);
      await user.page.getByRole('link', { name: '今日工作' }).first().click();
      await user.next('汇总意见、作出结论');
      await user.click('同意推荐 (1)');
      await user.settled();
      for (const answer of await user.page.getByRole('textbox', { name: '对不同意见的书面答复' }).all())
        await answer.fill('已要求申报单位补充监测报告，数据可以支持所报效果。');
      for (const reason of await user.page.getByRole('textbox', { name: /^未征求的理由/ }).all())
        await reason.fill('本技术不涉及其余部门的职责。');
      await user.look('conclude');
      await user.acts('conclude', '确认结论 (Ctrl+Enter)');
    }));
}

/** A province's batch up to its seventh case, a department's opinion, and SASAC. */
export function batchStories(site: () => Site): void {
  it('the province goes from its pool to a transmitted batch of six, and a seventh is refused with the words of the rule', async () => {
    const started = Date.now();
    await site().as('demo-province-clerk', async (user) => {
      await user.next('排序并推荐');
      await user.click('退回修改', papers(user));
      await papers(user).getByLabel('发文字号').waitFor();
      for (const box of (
        await pool(user)
          .getByRole('checkbox', { name: /^比较：/ })
          .all()
      ).slice(0, 2))
        await box.check();
      await user.region('并列比较').first().waitFor();
      await user.look('compare');
      for (const ranked of [4, 5, 6]) await take(user, ranked);
      await nominate(user).first().click();
      await user.page.getByRole('alert').filter({ hasText: '各省级发展改革委推荐的绿色技术不得超过6项' }).waitFor();
      user.expectRefusal(422);
      await user.look('seventh-refused');
      await ranking(user)
        .getByRole('button', { name: /^拖动排序/ })
        .last()
        .focus();
      await user.page.keyboard.press('Space');
      await user.page.keyboard.press('ArrowUp');
      await user.page.keyboard.press('Space');
      await writeLetter(user, '粤发改环资函〔2024〕128号');
      await papers(user).getByRole('tab', { name: '推荐汇总表' }).click();
      await user.look('letter');
      await prepare(user);
    });
    await site().as('demo-province-lead', async (user) => {
      await user.look('home');
      await user.next('签发推荐材料');
      await release(user);
      await user.look('sent');
    });
    process.stderr.write(
      `The province went from its pool to a transmitted batch of six in ${((Date.now() - started) / 1000).toFixed(0)} s, pictures and checks of accessibility included.\n`,
    );
  });

  it('a provincial department gives its opinion', () =>
    site().as('demo-province-dept', async (user) => {
      await user.look('home');
      await user.next('提出审核意见');
      await user.click('同意 (1)');
      await user.page.getByRole('textbox', { name: '意见内容' }).fill('从本部门职责看，所报工艺和装备成熟，同意推荐。');
      await user.page.getByText('已自动保存').waitFor();
      await user.look('opinion');
      await user.click('提交意见 (Ctrl+Enter)');
      await user.page.getByText('第 1 件，共 1 件').waitFor();
    }));

  it('SASAC checks what a group sent and releases its own letter', async () => {
    await site().as('demo-sasac-clerk', async (user) => {
      await user.look('home');
      await user.next('形式审查');
      await user.look('check');
      await user.click('受理 (1)');
      await user.acts('accept', '确认：受理 (Ctrl+Enter)');
    });
    await site().as('demo-sasac-lead', async (user) => {
      await user.look('home');
      await user.page.getByRole('link', { name: '进入推荐工作台：绿色技术推荐（2024年度）' }).click();
      await user.settled();
      await user.look('letter');
    });
  });
}
