import type { ResultColumn } from '@linxuan/domain';
import { effectsView } from './effect-words';
import { endedWords } from './ended-words';
import { html, paragraphs, type Html } from './html';
import type { EntryCaseView, PublicEntryView, SiteLanguage } from './types';
import { columnTitle, pick, tonnesWords } from './words';

function caseView(one: EntryCaseView, index: number, count: number, language: SiteLanguage): Html {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const facts: [string, string][] = [
    [t('建设内容', 'What was built'), one.content],
    [t('建设规模', 'Scale'), one.scale],
    [t('生态效益', 'Benefit'), one.benefit],
  ];
  const figures: [string, number | null][] = [
    [t('年减碳量（二氧化碳）', 'CO₂ avoided'), one.annualCO2Tonnes],
    [t('年节能量（标准煤）', 'Energy saved (coal equivalent)'), one.annualCoalEquivTonnes],
  ];
  return html`<section class="case">
    <h3>${count > 1 ? t(`案例${index + 1}　`, `Case ${index + 1}: `) : ''}<span lang="zh-CN">${one.title}</span></h3>
    <dl>${facts.filter(([, text]) => text !== '').map(([name, text]) => html`<div><dt>${name}</dt><dd lang="zh-CN">${text}</dd></div>`)}
    ${figures.map(([name, figure]) => (figure === null ? '' : html`<div class="figure"><dt>${name}</dt><dd><strong>${tonnesWords(figure, language)}</strong></dd></div>`))}</dl>
  </section>`;
}

/** What became of an entry that no longer stands; nothing for one that does. */
export function endedView(entry: Pick<PublicEntryView, 'ended'>, language: SiteLanguage): Html | '' {
  if (!entry.ended) return '';
  const { words, on } = endedWords(entry.ended, language);
  return html`<strong class="tag">${words}</strong>${on ? html` <span class="muted">${on}</span>` : ''}`;
}

/** What the form says in the columns that it fills; a column without a value has no line. */
function fieldList({ fields }: PublicEntryView, columns: readonly ResultColumn[], language: SiteLanguage): Html | '' {
  const lines = columns.flatMap((column) => {
    const values = fields.find(({ key }) => key === column.key)?.values ?? [];
    return values.length === 0 ? [] : [{ title: columnTitle(column, language), values }];
  });
  if (lines.length === 0) return '';
  return html`<dl class="facts">${lines.map(({ title, values }) => html`<div><dt>${title}</dt><dd lang="zh-CN">${values.map((value, index) => html`${index > 0 ? html`<br>` : ''}${value}`)}</dd></div>`)}</dl>`;
}

/**
 * An entry as the catalogue shows it, under the headings of its columns. The same function draws the public page and the secretariat's and holder's
 * preview.
 */
export function entryView(entry: PublicEntryView, columns: readonly ResultColumn[], language: SiteLanguage): Html {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const heading = (key: string) => columns.find((column) => column.key === key)?.title[language];
  const [holder, process, parameters, cases] = ['holder', 'process', 'parameters', 'cases'].map(heading);
  return html`<article class="entry">
    <header class="notice-head">
      <p class="kicker">${pick(entry.section.name, language)} · ${entry.category.code} ${pick(entry.category.name, language)}</p>
      <h1 lang="zh-CN">${entry.name}</h1>
      ${entry.ended ? html`<p>${endedView(entry, language)}</p>` : ''}
      ${entry.code === null ? '' : html`<p class="muted">${t('目录序号', 'Number in its section')} ${entry.code}</p>`}
      ${holder && entry.holder ? html`<p class="muted">${holder}${t('：', ': ')}<span lang="zh-CN">${entry.holder}</span></p>` : ''}
    </header>
    ${effectsView(entry, t('生效日期', 'Takes effect'), language)}
    ${fieldList(entry, columns, language)}
    ${
      process
        ? html`<h2>${process}</h2>
    <div class="prose" lang="zh-CN">${paragraphs(entry.process)}</div>`
        : ''
    }
    ${
      parameters
        ? html`<h2>${parameters}</h2>
    <div class="scroll"><table class="parameters">
      <caption class="sr">${parameters}</caption>
      <thead><tr><th scope="col">${t('参数', 'Parameter')}</th><th scope="col">${t('数值', 'Value')}</th><th scope="col">${t('单位', 'Unit')}</th></tr></thead>
      <tbody lang="zh-CN">${entry.parameters.map(({ name, value, unit }) => html`<tr><th scope="row">${name}</th><td class="num">${value}</td><td>${unit || '—'}</td></tr>`)}</tbody>
    </table></div>`
        : ''
    }
    ${
      cases && entry.cases.length > 0
        ? html`<h2>${cases}</h2>
    ${entry.cases.map((one, index) => caseView(one, index, entry.cases.length, language))}`
        : ''
    }
  </article>`;
}
