import { counted, formFor, OURS } from '@linxuan/form-rules';
import {
  applicantWords,
  conditionsOf,
  extraWords,
  OURS_WORDS,
  oursWords,
  site,
  sourceWords,
  stepsOf,
  type GuideStep,
} from '@linxuan/contracts';
import type { Call, QuotaDefinition } from '@linxuan/domain';
import type { PublicEdition } from '@linxuan/feature-portal';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';
import { callWords } from './calls';

const { html } = site;

/** The document of a rule, or that no document states it. */
const sourced = ({ language }: Visit, source: string): string => site.pick(sourceWords(source), language);

function steps(visit: Visit, list: GuideStep[]): site.Html {
  const { language } = visit;
  // Every limit stands beside its stage's document; only what is no document's says so.
  const own = (source: string) =>
    source === OURS ? html` <span class="source">（${sourced(visit, source)}）</span>` : '';
  return html`<ol class="steps">${list.map((step) => html`<li><h3>${site.pick(step.title, language)}</h3><p>${site.pick(step.words, language)}</p>${step.limits.map((limit) => html`<p class="source">${site.pick(limit.what, language)}${language === 'zh' ? '：' : ': '}${site.pick(limit.words, language)}${own(limit.source)}</p>`)}</li>`)}</ol>`;
}

function quota(visit: Visit, { rule, extras }: QuotaDefinition): site.Html {
  const { t, language } = visit;
  return html`<li>${site.pick(rule.words, language)} <span class="source">${sourced(visit, rule.source)}</span>${
    extras
      ? html`<ul>${extras.rules.map((one) => html`<li>${t('增加名额：', 'Extra: ')}${site.pick(one.title, language)}${t('，', ', ')}${site.pick(extraWords(one), language)} <span class="source">${sourced(visit, one.source)}</span></li>`)}</ul>`
      : ''
  }</li>`;
}

/** Whether this edition takes applications; where it does not, which others do. */
function callBand(visit: Visit, call: Call, openElsewhere: readonly Call[]): site.Html {
  const { t, language } = visit;
  const elsewhere = openElsewhere.map(
    (one) => html`<a href="${visit.href(`/guide/${one.id}`)}">${site.pick(one.title, language)}</a>`,
  );
  const others =
    openElsewhere.length > 0
      ? html`${t('可以申报：', 'Open for applications: ')}${elsewhere.map((link, index) => html`${index > 0 ? t('、', ', ') : ''}${link}`)}${t('。', '.')}`
      : t(
          '目前没有开放的申报，新一期开放后在首页公布。',
          'Nothing is open for applications at present; the next call is announced on the first page.',
        );
  return html`<p class="band"><strong>${callWords(visit, call)}${t('。', '.')}</strong>${call.open ? '' : html` ${others}`}</p>`;
}

/**
 * 办事指南: name, who, conditions, materials, steps, limits and contacts, all from the edition's definition
 * (发改体改〔2024〕1742号, art. 16).
 */
export function guidePage(
  visit: Visit,
  edition: PublicEdition,
  all: readonly PublicEdition[] = [edition],
  calls: readonly Call[] = [],
): Page {
  const { t, language } = visit;
  const { definition } = edition;
  const text = (value: { zh: string; en: string }) => site.pick(value, language);
  const rules = conditionsOf(definition);
  const who = applicantWords(definition);
  // Most applicants go through their province: that way stands first and open.
  const routes = [...definition.routes].sort(
    (a, b) => Number(a.match === 'central-soe-group') - Number(b.match === 'central-soe-group'),
  );
  const closing = routes[0]
    ? stepsOf(definition, routes[0].id).flatMap(({ limits }) => limits.slice(0, 1))[0]
    : undefined;
  const ownOnly = routes.every(({ match }) => match === 'own');
  const title = t(`${definition.title.zh}办事指南`, `Guide: ${definition.title.en}`);
  const call = calls.find(({ id }) => id === edition.id);
  const openElsewhere = calls.filter((one) => one.open && one.id !== edition.id);
  const others = all.filter(({ id }) => id !== edition.id);
  const main = html`<h1>${title}</h1>
    ${others.length > 0 ? html`<details><summary>${t(`其他项目的办事指南（${others.length}）`, `Guides of other programmes (${others.length})`)}</summary><ul>${others.map((one) => html`<li><a href="${visit.href(`/guide/${one.id}`)}">${text(one.definition.title)}</a></li>`)}</ul></details>` : ''}
    ${call ? callBand(visit, call, openElsewhere) : ''}
    ${definition.guide ? html`<p class="lead">${text(definition.guide.goal)}</p>` : ''}
    <dl class="facts">
      <div><dt>${t('依据文件', 'Call')}</dt><dd>${definition.call.number ?? ''}<br><span lang="zh-CN">${definition.call.title}</span></dd></div>
      <div><dt>${t('发文日期', 'Issued')}</dt><dd>${site.dateWords(definition.call.date, language)}</dd></div>
      ${closing ? html`<div><dt>${text(closing.what)}</dt><dd>${text(closing.words)}</dd></div>` : ''}
    </dl>
    <h2>${t('谁可以申报、向谁申报', 'Who applies, and where')}</h2>
    <p class="prose">${
      ownOnly
        ? t(
            `下列单位直接申报，在线填写，不收费：`,
            `The organisations below apply themselves, online and free of charge:`,
          )
        : t(
            `${who.zh}自愿申报，在线填写，不收费。申报渠道：`,
            `${who.en} apply of their own accord, online and free of charge, through:`,
          )
    }</p>
    <ul>${routes.map((route) => html`<li>${text(route.title)}</li>`)}</ul>
    ${definition.roster.length > 0 ? html`<details><summary>${t(`查看全部 ${definition.roster.length} 个推荐单位`, formFor(definition.roster.length, 'The nominator', `All ${counted(definition.roster.length, 'nominator')}`))}</summary><ul>${definition.roster.map((entry) => html`<li>${text(entry.name)}</li>`)}</ul></details>` : ''}
    ${definition.guide && definition.guide.mobilisers.length > 0 ? html`<p class="muted">${definition.guide.mobilisers.map((each) => text(each)).join(t('、', ', '))}${t('可以动员会员申报，但不推荐、不审核。', ' may encourage members to apply; they neither nominate nor review.')}</p>` : ''}
    ${
      rules.length > 0
        ? html`<h2>${t('条件', 'Conditions')}</h2>
    <table class="stack"><caption class="sr">${t('申报条件', 'Conditions')}</caption><thead><tr><th scope="col">${t('条件', 'Condition')}</th><th scope="col">${t('要求', 'What is asked')}</th><th scope="col">${t('依据', 'Source')}</th></tr></thead>
      <tbody>${rules.map((rule) => html`<tr><th scope="row">${text(rule.title)}</th><td>${text(rule.basis.summary)}</td><td class="source">${sourced(visit, rule.basis.document)}</td></tr>`)}</tbody></table>`
        : ''
    }
    ${
      definition.taxonomy.openAreas.length > 0
        ? html`<h2>${t('开放领域', 'Open areas')}</h2>
    <ul>${definition.taxonomy.openAreas.map((code) => html`<li>${text(edition.name(code).name)}</li>`)}</ul>`
        : ''
    }
    ${definition.guide && definition.guide.materials.length > 0 ? html`<h2>${t('材料', 'Papers')}</h2><ul>${definition.guide.materials.map((each) => html`<li>${text(each)} <span class="source">${sourced(visit, each.source)}</span></li>`)}</ul>` : ''}
    ${
      definition.quotas.length > 0
        ? html`<h2>${t('名额', 'Quotas')}</h2>
    <ul>${definition.quotas.map((each) => quota(visit, each))}</ul>`
        : ''
    }
    <h2>${t('步骤和期限', 'Steps and limits')}</h2>
    ${routes.map((route, index) => html`<details${index === 0 ? html` open` : ''}><summary>${text(route.title)}</summary>${steps(visit, stepsOf(definition, route.id))}</details>`)}
    ${definition.guide && definition.guide.afterPublication.length > 0 ? html`<h2>${t('入选之后', 'After selection')}</h2><ul>${definition.guide.afterPublication.map((each) => html`<li>${text(each)} <span class="source">${sourced(visit, each.source)}</span></li>`)}</ul>` : ''}
    ${oursWords(definition).length > 0 ? html`<h2 id="ours">${site.pick(OURS_WORDS, language)}</h2><p class="prose">${t('下列内容文件没有规定，由本系统为本期设定：', 'No document states the following; this system sets it for this round:')}</p><ul>${oursWords(definition).map((each) => html`<li>${text(each)}</li>`)}</ul>` : ''}
    <h2>${t('公平竞争审查', 'Fair-competition review')}</h2>
    <p>${definition.fairCompetitionReview.record}（${site.dateWords(definition.fairCompetitionReview.date, language)}）</p>
    <h2>${t('依据', 'Legal basis')}</h2>
    <ul>${definition.legalBasis.map((each) => html`<li><span lang="zh-CN">${each.title}</span> <span class="source">${each.number ?? ''}${each.date ? html` ${site.dateWords(each.date, language)}` : ''}</span></li>`)}</ul>`;
  return {
    title,
    main,
    section: '/guide',
    description: t('申报条件、材料、步骤、期限和推荐单位。', 'Conditions, papers, steps, limits and nominators.'),
  };
}
