import { counted } from '@linxuan/form-rules';
import { businessDateOf, lastClosed, type Call } from '@linxuan/domain';
import { site } from '@linxuan/contracts';
import type { Visit } from '../site/visit';

const { html } = site;

/** Until when applications are taken, or since when none are, as a sentence. */
export function callWords({ t, language }: Visit, { open, closesAt }: Call): string {
  if (closesAt === null)
    return open
      ? t('正在接受申报', 'Applications are taken')
      : t('已停止接受申报', 'No applications are taken any more');
  const day = site.dateWords(businessDateOf(closesAt), language);
  return open
    ? t(`正在接受申报，截止 ${day}`, `Applications are taken until ${day}`)
    : t(`申报已于 ${day} 截止`, `Applications closed on ${day}`);
}

/** As many open calls as a card names. */
const NAMED = 4;

/** What can be applied to now, each with its date; where nothing can, that and when the last one closed. */
export function openCalls(visit: Visit, calls: readonly Call[], now: string): site.Html {
  const { t, href, language } = visit;
  const link = ({ id, title }: Call) => html`<a href="${href(`/guide/${id}`)}">${site.pick(title, language)}</a>`;
  const open = calls.filter((call) => call.open);
  if (open.length > 0)
    return html`<ul>${open.slice(0, NAMED).map((call) => html`<li>${link(call)}<br><span class="muted">${callWords(visit, call)}</span></li>`)}</ul>${
      open.length > NAMED
        ? html`<p class="muted">${t(`另有 ${open.length - NAMED} 项正在接受申报，见办事指南。`, `${counted(open.length - NAMED, 'more is', 'more are')} open; see the guide.`)}</p>`
        : ''
    }`;
  const last = lastClosed(calls, now);
  return html`<p><strong>${t('目前没有开放的申报。', 'Nothing is open for applications at present.')}</strong>${
    last
      ? html` ${t('最近一期：', 'The last one: ')}${link(last)}${t('，', ', ')}${callWords(visit, last)}${t('。', '.')}`
      : ''
  } ${t('新一期开放后在这里公布。', 'The next call is announced here.')}</p>`;
}
