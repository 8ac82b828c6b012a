import { site } from '@linxuan/contracts';
import type { DueRule, EligibilityRule, StageDefinition } from '@linxuan/domain';
import type { PublicEdition } from '@linxuan/feature-portal';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';

const { html } = site;

function limit(visit: Visit, rule: DueRule | undefined): string {
  const { t, language } = visit;
  if (!rule) return '';
  const soft = rule.strength === 'soft' ? t('（原则性期限）', ' (in principle)') : '';
  switch (rule.kind) {
    case 'date':
      return rule.date ? t(`截止 ${site.dateWords(rule.date, language)}`, `by ${site.dateWords(rule.date, language)}`) + soft : '';
    case 'working-days':
      return t(`${rule.n ?? 0} 个工作日内`, `within ${rule.n ?? 0} working days`) + soft;
    case 'calendar-days':
      return t(`${rule.n ?? 0} 日内`, `within ${rule.n ?? 0} days`) + soft;
    case 'months':
      return t(`${rule.n ?? 0} 个月内`, `within ${rule.n ?? 0} months`) + soft;
    case 'yearly':
      return t(`每年 ${rule.n ?? 12} 月底前`, `every year by the end of month ${rule.n ?? 12}`) + soft;
  }
}

function limitOf(visit: Visit, stage: StageDefinition): string {
  if (stage.kind === 'application') return limit(visit, stage.closes);
  if (stage.kind === 'public-notice') return visit.t(`公示 ${stage.workingDays} 个工作日`, `open for ${stage.workingDays} working days`);
  return limit(visit, stage.due);
}

function steps(visit: Visit, edition: PublicEdition, route: string): site.Html {
  const { language } = visit;
  const stages = edition.definition.stages.filter((stage) => !stage.route || stage.route === route);
  return html`<ol class="steps">${stages.map((stage) => {
    const time = limitOf(visit, stage);
    return html`<li><h3>${site.pick(stage.title, language)}</h3><p>${site.pick(stage.publicTitle, language)}</p>${time ? html`<p class="source">${time}</p>` : ''}</li>`;
  })}</ol>`;
}

/** 办事指南: name, who, conditions, materials, steps, limits and contacts, all from the edition's definition (发改体改〔2024〕1742号, art. 16). */
export function guidePage(visit: Visit, edition: PublicEdition): Page {
  const { t, language } = visit;
  const { definition } = edition;
  const text = (value: { zh: string; en: string }) => site.pick(value, language);
  const rules = definition.eligibility as EligibilityRule[];
  // Most applicants go through their province: that way stands first and open.
  const routes = [...definition.routes].sort((a, b) => Number(a.match === 'central-soe-group') - Number(b.match === 'central-soe-group'));
  const closes = definition.stages.find((stage) => stage.kind === 'application');
  const title = t(`${definition.title.zh}办事指南`, `Guide: ${definition.title.en}`);
  const main = html`<h1>${title}</h1>
    ${definition.guide ? html`<p class="lead">${text(definition.guide.goal)}</p>` : ''}
    <dl class="facts">
      <div><dt>${t('依据文件', 'Call')}</dt><dd>${definition.call.number ?? ''}<br><span lang="zh-CN">${definition.call.title}</span></dd></div>
      <div><dt>${t('发文日期', 'Issued')}</dt><dd>${site.dateWords(definition.call.date, language)}</dd></div>
      ${closes?.kind === 'application' ? html`<div><dt>${t('推荐截止', 'Nominations close')}</dt><dd>${limit(visit, closes.closes)}</dd></div>` : ''}
    </dl>
    <h2>${t('谁可以申报、向谁申报', 'Who applies, and where')}</h2>
    <p class="prose">${t('技术持有单位自愿申报，在线填写，不收费。向下列推荐单位申报：', 'Holders of a technology apply of their own accord, online and free of charge, to these nominators:')}</p>
    <ul>${routes.map((route) => html`<li>${text(route.title)}</li>`)}</ul>
    <details><summary>${t(`查看全部 ${definition.roster.length} 个推荐单位`, `All ${definition.roster.length} nominators`)}</summary><ul>${definition.roster.map((entry) => html`<li>${text(entry.name)}</li>`)}</ul></details>
    ${definition.guide && definition.guide.mobilisers.length > 0 ? html`<p class="muted">${definition.guide.mobilisers.map((each) => text(each)).join(t('、', ', '))}${t('可以动员会员申报，但不推荐、不审核。', ' may encourage members to apply; they neither nominate nor review.')}</p>` : ''}
    <h2>${t('条件', 'Conditions')}</h2>
    <table class="stack"><caption class="sr">${t('申报条件', 'Conditions')}</caption><thead><tr><th scope="col">${t('条件', 'Condition')}</th><th scope="col">${t('要求', 'What is asked')}</th><th scope="col">${t('依据', 'Source')}</th></tr></thead>
      <tbody>${rules.map((rule) => html`<tr><th scope="row">${text(rule.title)}</th><td>${text(rule.basis.summary)}</td><td class="source">${rule.basis.document}</td></tr>`)}</tbody></table>
    <h2>${t('开放领域', 'Open areas')}</h2>
    <ul>${definition.taxonomy.openAreas.map((code) => html`<li>${text(edition.name(code).name)}</li>`)}</ul>
    ${definition.guide ? html`<h2>${t('材料', 'Papers')}</h2><ul>${definition.guide.materials.map((each) => html`<li>${text(each)} <span class="source">${each.source}</span></li>`)}</ul>` : ''}
    <h2>${t('名额', 'Quotas')}</h2>
    <ul>${definition.quotas.map((quota) => html`<li>${text(quota.rule.words)} <span class="source">${quota.rule.source}</span></li>`)}</ul>
    <h2>${t('步骤和期限', 'Steps and limits')}</h2>
    ${routes.map((route, index) => html`<details${index === 0 ? html` open` : ''}><summary>${text(route.title)}</summary>${steps(visit, edition, route.id)}</details>`)}
    ${definition.guide ? html`<h2>${t('入选之后', 'After selection')}</h2><ul>${definition.guide.afterPublication.map((each) => html`<li>${text(each)} <span class="source">${each.source}</span></li>`)}</ul>` : ''}
    <h2>${t('公平竞争审查', 'Fair-competition review')}</h2>
    <p>${definition.fairCompetitionReview.record}（${site.dateWords(definition.fairCompetitionReview.date, language)}）</p>
    <h2>${t('依据', 'Legal basis')}</h2>
    <ul>${definition.legalBasis.map((each) => html`<li><span lang="zh-CN">${each.title}</span> <span class="source">${each.number ?? ''} ${site.dateWords(each.date, language)}</span></li>`)}</ul>`;
  return { title, main, section: '/guide', description: t('申报条件、材料、步骤、期限和推荐单位。', 'Conditions, papers, steps, limits and nominators.') };
}
