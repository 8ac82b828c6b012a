import { demoNumber } from '@linxuan/contracts';
import { each } from './progress';
import { applicantOf, clerkOf, leadOf, Round, type Running } from './round';
import { LANES, openDossier, refresh } from './full-round-steps';

export const OFFICER = 'publicity@ndrc';

export async function publish(
  round: Round,
  pending: Running[],
  withdrawing: Running[],
  setClock: (iso: string) => Promise<void>,
): Promise<void> {
  const { client } = round;
  await setClock('2024-11-18T02:00:00.000Z');
  const items = [...pending]
    .sort((a, b) => a.line.technology.area.localeCompare(b.line.technology.area))
    .map(({ id, line }) =>
      line.fate === 'below-cut-line'
        ? { caseId: id, listed: false, reasonCode: 'below-cut-line', reason: '综合排序在入选线以下。' }
        : { caseId: id, listed: true },
    );
  const list = await openDossier(round, clerkOf('ndrc'), 'list-decision', 'drafted');
  const prepared = await client.act(clerkOf('ndrc'), 'dossiers', list.id, 'prepare', list.version, {
    items,
    minutes: '会议逐领域审议了专家评审和部门复核结果，确定了入选线。',
    participants: ['环资司', '节能司'],
  });
  await client.act(leadOf('ndrc'), 'dossiers', list.id, 'decide', prepared.version, {});
  const noticed = pending.filter(({ line }) => line.fate !== 'below-cut-line');
  await each('withdrawn by the holder', withdrawing, LANES, async (running) => {
    await refresh(round, running, applicantOf(running));
    await round.act(running, applicantOf(running), 'withdraw', { reason: '技术转让谈判中，主动撤回。' });
  });
  const shown = noticed.filter(({ line }) => line.fate !== 'withdrawn-late');
  const notice = await openDossier(round, OFFICER, 'public-notice', 'drafted');
  const drafted = await client.act(OFFICER, 'dossiers', notice.id, 'prepare', notice.version, {
    title: '关于绿色技术推广目录（2024年版）拟入选技术的公示',
    text: '现将拟入选技术予以公示，公示期内可以实名提出异议。',
    contact: '电话 010-00000000（演示），电子邮箱 notice@example.com',
  });
  await client.act(leadOf('ndrc'), 'dossiers', notice.id, 'publish', drafted.version, {});
  await object(
    round,
    notice.id,
    shown.filter(({ line }) => line.fate === 'objection-upheld'),
  );
  await setClock('2024-11-26T02:00:00.000Z');
  const published = shown.filter(({ line }) => line.fate === 'published');
  await waitForClose(round, published);
  await each('entries classified and confirmed', published, LANES, (running) => entry(round, running));
  await setClock('2024-12-24T02:00:00.000Z');
  const catalogue = await openDossier(round, OFFICER, 'publication', 'drafted');
  const ready = await client.act(OFFICER, 'dossiers', catalogue.id, 'prepare', catalogue.version, {
    title: '绿色技术推广目录（2024年版）',
    number: demoNumber('2024-12-24'),
    date: '2024-12-24',
  });
  await client.act(leadOf('ndrc'), 'dossiers', catalogue.id, 'publish', ready.version, {});
}

/** A citizen objects on the public site's terms; the officer verifies and upholds, and the item is excluded. */
async function object(round: Round, noticeId: string, items: Running[]): Promise<void> {
  await each('objections upheld', items, LANES, async (running) => {
    await round.fileObjection(noticeId, running.id);
    const found = await arrived(round, running);
    const admitted = await round.client.act(OFFICER, 'objections', found.id, 'admit', found.version, {});
    await round.client.act(OFFICER, 'objections', found.id, 'uphold', admitted.version, {
      answer: '经核实，所报案例效果与实际不符，异议成立。',
    });
    await refresh(round, running, clerkOf('ndrc'));
    await round.act(running, leadOf('ndrc'), 'exclude', { reasonCode: 'objection-upheld', reason: '异议经核实成立。' });
  });
}

/** What a citizen sends passes the queue like everything else. */
async function arrived(round: Round, running: Running): Promise<{ id: string; version: number }> {
  for (let tries = 0; tries < 60; tries++) {
    const { data } = await round.client.get<{ data: { id: string; version: number; caseId: string }[] }>(
      OFFICER,
      '/api/publication/objections?perPage=100',
    );
    const found = data.find(({ caseId }) => caseId === running.id);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`The objection against ${running.line.company} did not arrive`);
}

/** Closing is the timer's work; the driver only waits for it. */
async function waitForClose(round: Round, items: Running[]): Promise<void> {
  const [first] = items;
  if (!first) return;
  for (let tries = 0; tries < 240; tries++) {
    const { case: row } = await round.view(OFFICER, first);
    if (row.state === 'classification.pending') {
      await each('cleared after the notice', items, LANES, (running) => refresh(round, running, OFFICER));
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The notice did not close');
}

export async function entry(round: Round, running: Running): Promise<void> {
  const { technology } = running.line;
  await round.act(running, OFFICER, 'classify', { category: technology.category, reason: '按产业指导目录归类。' });
  const cases = technology.cases.slice(0, 2).map((one, n) => ({
    caseKey: `c${n + 1}`,
    title: one.title,
    content: '完成主体装置建设并投入运行。',
    scale: '按项目设计规模',
    benefit: '效果经用户确认。',
    annualCO2Tonnes: one.annualCO2Tonnes,
    annualCoalEquivTonnes: one.annualCoalEquivTonnes,
  }));
  await round.act(running, OFFICER, 'draft-entry', {
    name: technology.name,
    process: '关键工段采用闭环控制，能量逐级利用，核心装备自主设计。',
    parameters: [
      { name: '系统热效率', value: '≥90', unit: '%' },
      { name: '年运行时间', value: '≥8000', unit: 'h' },
    ],
    cases,
  });
  await round.act(running, applicantOf(running), 'confirm-entry');
}
