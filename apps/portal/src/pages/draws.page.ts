import { site } from '@linxuan/contracts';
import { businessDateOf } from '@linxuan/domain';
import { BEACON_NETWORKS, beaconInstant, type Act, type SeedSource } from '@linxuan/draw';
import type { ListedDraw, PublicDraw } from '@linxuan/feature-portal';
import { formFor } from '@linxuan/form-rules';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';
import { ACT_WORDS, GROUND_WORDS, PHASE_WORDS } from './draw-words';

const { html } = site;

export function drawsPage(visit: Visit, draws: readonly ListedDraw[]): Page {
  const { t, href, language } = visit;
  const main = html`<h1>${t('专家抽取公示', 'Draws of experts')}</h1>
    <p class="lead">${t('评审专家怎样抽取，在这里公示：先公布名单和限制条件的摘要，再产生随机种子，任何人都可以重新计算。', 'How experts are drawn: a digest of the pool and its limits is published before the seed exists, and anybody can compute the result again.')}</p>
    ${draws.length === 0 ? html`<p>${t('还没有抽取过。', 'Nothing has been drawn yet.')}</p>` : ''}
    <ul class="results">${draws.map(
      (
        draw,
      ) => html`<li><div class="code"><span class="tag ${draw.phase === 'drawn' ? 'on' : 'off'}">${PHASE_WORDS[draw.phase][language]}</span></div><div>
        <h3><a href="${href(`/draws/${draw.id}`)}">${draw.editionTitle[language]} · ${draw.stageTitle[language]} · ${roundWords(visit, draw.number)}</a></h3>
        <p>${site.dateWords(businessDateOf(draw.frozenAt), language)} ${t('冻结', 'frozen')} · ${draw.experts} ${t('名专家', formFor(draw.experts, 'expert', 'experts'))} · ${draw.panels} ${t('个专家组', formFor(draw.panels, 'panel', 'panels'))} · ${redrawWords(visit, draw.draws)}</p></div></li>`,
    )}</ul>`;
  return { title: t('专家抽取公示', 'Draws of experts'), main, section: '/draws' };
}

const roundWords = ({ t }: Visit, number: number): string => t(`第 ${number} 轮`, `round ${number}`);

/** Redraws are told wherever a round is named. */
function redrawWords({ t }: Visit, draws: number): string {
  const again = Math.max(0, draws - 1);
  return again === 0 ? t('没有重抽', 'not drawn again') : t(`重抽 ${again} 次`, `drawn again: ${again}`);
}

function sourceWords({ t, language }: Visit, source: SeedSource): string {
  if (source.kind === 'witnesses') return t('两名见证人各掷 20 次骰子', 'two witnesses, each with twenty dice');
  const network = BEACON_NETWORKS.find(({ id }) => id === source.network);
  const at = network ? site.dateWords(businessDateOf(beaconInstant(network, source.round)), language) : '';
  return t(
    `公共随机信标 ${source.network} 第 ${source.round} 轮（${at}）`,
    `round ${source.round} of the public beacon ${source.network} (${at})`,
  );
}

/** The round as it was frozen, what happened since, and the means to draw it again. */
export function drawPage(visit: Visit, draw: PublicDraw): Page {
  const { t, language } = visit;
  const title = `${draw.editionTitle[language]} · ${draw.stageTitle[language]} · ${roundWords(visit, draw.number)}`;
  const { frozen } = draw;
  const main = html`<h1>${title}</h1>
    <p><span class="tag ${draw.phase === 'drawn' ? 'on' : 'off'}">${PHASE_WORDS[draw.phase][language]}</span> ${redrawWords(visit, draw.draws)}${frozen.demo ? html` · ${t('演示：人员均为虚构', 'demonstration: all people are invented')}` : ''}</p>
    <section aria-labelledby="before"><h2 id="before">${t('抽取之前公布的', 'Published before the draw')}</h2>
      <p class="prose">${t('请把摘要抄录下来：以后重新计算时填入，就能知道名单和限制条件有没有改动。', 'Write the digest down: entered when the draw is repeated, it tells whether pool or limits were changed.')}</p>
      <dl class="facts">
        ${fact(t('摘要', 'Digest'), draw.commitment)}
        ${fact(t('名单的根', 'Root of the experts'), frozen.root)}
        ${fact(t('专家', 'Experts'), String(frozen.experts))}
        ${fact(t('种子来源', 'Source of the seed'), sourceWords(visit, frozen.source))}
      </dl>
    </section>
    ${redrawSection(visit, draw)}
    <section aria-labelledby="acts"><h2 id="acts">${t('经过', 'What happened')}</h2>
      ${draw.entries.length === 0 ? html`<p>${t('已经冻结，还没有产生种子。', 'Frozen; there is no seed yet.')}</p>` : html`<ol>${draw.entries.map(({ act, head }) => html`<li>${actWords(visit, act)} <code>${head.slice(0, 16)}…</code></li>`)}</ol>`}
    </section>
    <section aria-labelledby="panels"><h2 id="panels">${t('专家组和限制条件', 'Panels and limits')}</h2>
      <ul>${frozen.panels.map(
        (panel) =>
          html`<li>${panel.code}: ${panel.seats} ${t('席', formFor(panel.seats, 'seat', 'seats'))} · ${limitWords(visit, panel.limits)} · ${panel.barred.length} ${t('人回避', 'keep away')}</li>`,
      )}</ul>
    </section>`;
  return {
    title,
    main,
    section: '/draws',
    script: '/assets/draw.js',
    crumbs: [{ name: t('专家抽取公示', 'Draws of experts'), path: '/draws' }, { name: roundWords(visit, draw.number) }],
    alternates: [{ type: 'application/json', href: `/draws/${draw.id}/transcript.json` }],
  };
}

const fact = (name: string, value: string): site.Html =>
  html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`;

function limitWords({ t }: Visit, limits: PublicDraw['frozen']['panels'][number]['limits']): string {
  const most = (n: number | null, zh: string, en: string) =>
    n === null ? [] : [t(`同一${zh}至多 ${n} 人`, `at most ${n} of one ${en}`)];
  return [
    ...most(limits.perEmployer, '单位', 'employer'),
    ...most(limits.perGroup, '集团', 'group'),
    ...most(limits.perRegion, '地区', 'region'),
    ...limits.fields.map(({ field, atLeast }) =>
      t(`领域 ${field} 至少 ${atLeast} 人`, `at least ${atLeast} of field ${field}`),
    ),
    ...(limits.seniorsAtLeast > 0
      ? [t(`高级专家至少 ${limits.seniorsAtLeast} 人`, `at least ${limits.seniorsAtLeast} senior`)]
      : []),
  ].join(t('；', '; '));
}

function actWords({ t, language }: Visit, act: Act): string {
  const by = act.by === 'product' ? '' : t(`（${act.by}）`, ` (${act.by})`);
  const words = `${act.at.slice(0, 16).replace('T', ' ')} UTC · ${ACT_WORDS[act.type][language]}${by}`;
  if (act.type === 'replaced')
    return `${words}: ${act.panel} ${act.out} → ${act.in} · ${GROUND_WORDS[act.ground][language]}`;
  return act.type === 'repeat-proposed' ? `${words}: ${act.reason}` : words;
}

/** Without script the transcript is a file for `cli draw verify`; with it the page draws again by itself. */
function redrawSection({ t }: Visit, draw: PublicDraw): site.Html {
  const file = `/draws/${draw.id}/transcript.json`;
  return html`<section class="band" aria-labelledby="again" id="redraw" data-transcript="${file}" data-beacon="/assets/draw-beacon.js"
      data-yes="${t('一致：每一步都由前一步得出。', 'Yes: every step follows from the one before.')}"
      data-no="${t('不一致。', 'No.')}" data-at="${t('第一处不同：', 'First difference:')}"
      data-expected="${t('应为', 'expected')}" data-found="${t('实为', 'found')}" data-head="${t('最新摘要', 'newest digest')}"
      data-running="${t('正在计算……', 'Computing …')}" data-unread="${t('没有读到抽取记录，请重试。', 'The transcript could not be read; try again.')}">
      <h2 id="again">${t('在本机重新计算', 'Draw it again on this device')}</h2>
      <p class="prose">${t('您的浏览器读取公开的抽取记录，自己算一遍，告诉您是否一致；不一致时指出第一处不同。', 'Your browser reads the public transcript, computes the draw by itself, and says yes, or no with the first difference.')}</p>
      <p><label for="noted-commitment">${t('您抄录的冻结摘要（可不填）', 'The digest of the freezing that you noted (optional)')}</label><input id="noted-commitment" maxlength="64" autocomplete="off" spellcheck="false"></p>
      <p><label for="noted-head">${t('您抄录的后来的摘要（可不填）', 'A later digest that you noted (optional)')}</label><input id="noted-head" maxlength="64" autocomplete="off" spellcheck="false"></p>
      <p><button type="button" class="button" id="redraw-run" disabled>${t('重新计算', 'Draw again')}</button> <a href="${file}" download="draw-${draw.id}.json">${t('下载抽取记录', 'Download the transcript')}</a></p>
      <div id="redraw-result" role="status" aria-live="polite"></div>
      <noscript><p>${t('浏览器没有开启脚本：请下载抽取记录，用命令 draw verify 离线核对。', 'Scripts are switched off: download the transcript and check it offline with draw verify.')}</p></noscript>
    </section>`;
}
