import type { Locator } from 'playwright-core';
import type { Desk } from '../desk';
import type { Site } from '../site';
import { papers, prepare, release, writeLetter } from './letter';

const pool = (desk: Desk) => desk.region(/^待推荐项目/);
const ranking = (desk: Desk) => desk.region('推荐名单与排序');
const nominate = (desk: Desk): Locator => pool(desk).getByRole('button', { name: '推荐', exact: true });

/** Nominates the first of the pool and waits until the ranking holds so many. */
async function take(desk: Desk, nowRanked: number): Promise<void> {
  await nominate(desk).first().click();
  await ranking(desk).getByText(`${nowRanked} 项`, { exact: true }).waitFor();
  await desk.settled();
}

/** A group's and a province's desk: from what waits there to a dossier that is sent, and to a conclusion. */
export function nominationStories(site: () => Site): void {
  it('a group clerk ranks two, and another sends them', async () => {
    await site().as('demo-group', async (desk) => {
      await desk.look('home');
      await desk.next('排序并推荐');
      await take(desk, 1);
      await take(desk, 2);
      const [, second] = await ranking(desk).getByRole('listitem').getByRole('link').allInnerTexts();
      await desk.click(`上移：${second ?? ''}`, ranking(desk));
      expect(await ranking(desk).getByRole('listitem').getByRole('link').first().innerText()).toBe(second);
      await writeLetter(desk, '正禾函〔2024〕8号');
      await desk.look('nomination');
      await prepare(desk);
      // Whoever prepared it does not release it.
      expect(await papers(desk).getByRole('button', { name: '签发报送' }).isDisabled()).toBe(true);
    });
    await site().as('demo-group-2', async (desk) => {
      await desk.page.getByRole('link', { name: '进入推荐工作台：绿色技术推荐（2024年度）' }).click();
      await desk.settled();
      await release(desk);
      await desk.look('sent');
    });
  });

  it('the provincial clerk checks, asks, concludes', () =>
    site().as('demo-province-clerk', async (desk) => {
      await desk.look('home');
      await desk.next('形式审查');
      await desk.look('check');
      await desk.click('受理 (1)');
      await desk.acts('accept', '确认：受理 (Ctrl+Enter)');
      await desk.page.getByRole('link', { name: '今日工作' }).first().click();
      await desk.next('确定征求意见的部门');
      await desk.look('ask');
      await desk.acts('ask', /^征求 \d 个部门/);
      await desk.page.getByRole('link', { name: '今日工作' }).first().click();
      await desk.next('汇总意见、作出结论');
      await desk.click('同意推荐 (1)');
      await desk.settled();
      for (const answer of await desk.page.getByRole('textbox', { name: '对不同意见的书面答复' }).all())
        await answer.fill('已要求申报单位补充监测报告，数据可以支持所报效果。');
      await desk.look('conclude');
      await desk.acts('conclude', '确认结论 (Ctrl+Enter)');
    }));
}

/** A province's batch up to its seventh case, a department's opinion, and SASAC. */
export function batchStories(site: () => Site): void {
  it('the province goes from its pool to a transmitted batch of six, and a seventh is refused with the words of the rule', async () => {
    const started = Date.now();
    await site().as('demo-province-clerk', async (desk) => {
      await desk.next('排序并推荐');
      await desk.click('退回修改', papers(desk));
      await papers(desk).getByLabel('发文字号').waitFor();
      for (const box of (
        await pool(desk)
          .getByRole('checkbox', { name: /^比较：/ })
          .all()
      ).slice(0, 2))
        await box.check();
      await desk.region('并列比较').first().waitFor();
      await desk.look('compare');
      for (const ranked of [4, 5, 6]) await take(desk, ranked);
      await nominate(desk).first().click();
      await desk.page.getByRole('alert').filter({ hasText: '各省级发展改革委推荐的绿色技术不得超过6项' }).waitFor();
      desk.expectRefusal(422);
      await desk.look('seventh-refused');
      await ranking(desk)
        .getByRole('button', { name: /^拖动排序/ })
        .last()
        .focus();
      await desk.page.keyboard.press('Space');
      await desk.page.keyboard.press('ArrowUp');
      await desk.page.keyboard.press('Space');
      await writeLetter(desk, '粤发改环资函〔2024〕128号');
      await papers(desk).getByRole('tab', { name: '推荐汇总表' }).click();
      await desk.look('letter');
      await prepare(desk);
    });
    await site().as('demo-province-lead', async (desk) => {
      await desk.look('home');
      await desk.next('签发推荐材料');
      await release(desk);
      await desk.look('sent');
    });
    process.stderr.write(
      `The province went from its pool to a transmitted batch of six in ${((Date.now() - started) / 1000).toFixed(0)} s, pictures and checks of accessibility included.\n`,
    );
  });

  it('a provincial department gives its opinion', () =>
    site().as('demo-province-dept', async (desk) => {
      await desk.look('home');
      await desk.next('提出审核意见');
      await desk.click('同意 (1)');
      await desk.page.getByRole('textbox', { name: '意见内容' }).fill('从本部门职责看，所报工艺和装备成熟，同意推荐。');
      await desk.page.getByText('已自动保存').waitFor();
      await desk.look('opinion');
      await desk.click('提交意见 (Ctrl+Enter)');
      await desk.page.getByText('第 1 件，共 1 件').waitFor();
    }));

  it('SASAC checks what a group sent and releases its own letter', async () => {
    await site().as('demo-sasac-clerk', async (desk) => {
      await desk.look('home');
      await desk.next('形式审查');
      await desk.look('check');
      await desk.click('受理 (1)');
      await desk.acts('accept', '确认：受理 (Ctrl+Enter)');
    });
    await site().as('demo-sasac-lead', async (desk) => {
      await desk.look('home');
      await desk.page.getByRole('link', { name: '进入推荐工作台：绿色技术推荐（2024年度）' }).click();
      await desk.settled();
      await desk.look('letter');
    });
  });
}
