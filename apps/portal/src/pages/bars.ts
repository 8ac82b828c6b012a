import { site } from '@linxuan/contracts';
import type { PublishedCatalogue } from '@linxuan/feature-portal';
import type { Visit } from '../site/visit';

const { html } = site;

/** A bar without inline style, which the content security policy forbids: its length is an attribute of the drawing. */
function bar(share: number, kind: 'fill' | 'fill-2'): site.Html {
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="10" rx="1"/><rect class="${kind}" width="${Math.max(share > 0 ? 0.8 : 0, Math.round(share * 1000) / 10)}" height="10" rx="1"/></svg>`;
}

/**
 * How many entries stand in each section and what their printed cases save: a chart that is a table. A catalogue
 * without such figures, one of factories for instance, has no column for them and no sum of nothing.
 */
export function sectionBars(visit: Visit, { model, edition }: PublishedCatalogue): site.Html {
  const { t, href } = visit;
  const sections = model.sections.map(({ id, counts, co2 }) => ({ ...edition.name(id), count: counts.listed, co2 }));
  const most = Math.max(1, ...sections.map(({ count }) => count));
  const mostCo2 = Math.max(1, ...sections.map(({ co2 }) => co2));
  const total = model.counts.listed;
  const totalCo2 = sections.reduce((sum, { co2 }) => sum + co2, 0);
  const hasCo2 = model.columns.some(({ key }) => key === 'co2');
  return html`<table class="bars">
    <caption>${
      hasCo2
        ? t(
            '各领域入选数，以及所列案例的年二氧化碳减排量（按目录所载数字相加）',
            'Entries by section, and the CO₂ that the printed cases avoid in a year (sum of the printed figures)',
          )
        : t('各领域入选数', 'Entries by section')
    }</caption>
    <thead><tr><th scope="col">${site.pick(model.nouns.area, visit.language)}</th><th scope="col" class="num">${t('入选数', 'Entries')}</th><th scope="col"><span class="sr">${t('入选数图示', 'Bar')}</span></th>${hasCo2 ? html`<th scope="col" class="num">${t('年减碳', 'CO₂ a year')}</th><th scope="col" class="wide"><span class="sr">${t('减碳量图示', 'Bar')}</span></th>` : ''}</tr></thead>
    <tbody>${sections.map(
      ({ code, name, count, co2 }) =>
        html`<tr><th scope="row"><a href="${href('/catalogue')}?edition=${edition.id}&amp;section=${code}#results">${site.pick(name, visit.language)}</a></th><td class="num">${count}</td><td class="bar-cell">${bar(count / most, 'fill')}</td>${hasCo2 ? html`<td class="num">${co2 > 0 ? site.largeTonnesWords(co2, visit.language) : '—'}</td><td class="bar-cell wide">${bar(co2 / mostCo2, 'fill-2')}</td>` : ''}</tr>`,
    )}</tbody>
    <tfoot><tr><th scope="row">${t('合计', 'Total')}</th><td class="num">${total}</td><td></td>${hasCo2 ? html`<td class="num">${site.largeTonnesWords(totalCo2, visit.language)}</td><td class="wide"></td>` : ''}</tr></tfoot>
  </table>`;
}
