import { counted } from '@linxuan/form-rules';
import { site } from '@linxuan/contracts';
import { businessDateOf } from '@linxuan/domain';
import type { PublicObjectionStatus } from '@linxuan/persistence';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';

const { html } = site;

export const RECEIPT = /^YY-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/;

export function receiptPage(visit: Visit, number: string): Page {
  const { t, href } = visit;
  const title = t('异议已收到', 'Your objection was received');
  const main = html`<h1>${title}</h1>
    <p class="lead">${t('请记下回执编号。凭编号和您填写的联系方式，可以随时查询办理情况。', 'Keep the receipt number. With it and the contact you gave you can follow your objection at any time.')}</p>
    <div class="band"><p>${t('回执编号', 'Receipt number')}</p><p class="receipt">${number}</p></div>
    <p>${t('工作人员会核实您反映的情况，必要时与您联系。异议未办结前，对应项目不会进入下一步。', 'Officers verify what you wrote and may contact you. Until your objection is settled the item goes no further.')}</p>
    <p class="noprint"><a class="button" href="${href('/objections')}">${t('查询办理情况', 'Follow it')}</a></p>`;
  return { title, main, section: '/objections', private: true };
}

const STATE_WORDS: Record<
  PublicObjectionStatus['state'],
  { zh: string; en: string; detail: { zh: string; en: string } }
> = {
  received: { zh: '已收到', en: 'Received', detail: { zh: '系统正在登记。', en: 'It is being registered.' } },
  refused: {
    zh: '未受理',
    en: 'Not taken',
    detail: { zh: '提交时公示期已经结束。', en: 'The period was over when it arrived.' },
  },
  filed: {
    zh: '已登记',
    en: 'Registered',
    detail: { zh: '等待工作人员审查是否受理。', en: 'Waiting for an officer to admit it.' },
  },
  verifying: {
    zh: '核实中',
    en: 'Being verified',
    detail: {
      zh: '已受理，正在核实。对应项目暂不进入下一步。',
      en: 'Admitted and being verified. The item goes no further meanwhile.',
    },
  },
  upheld: { zh: '异议成立', en: 'Upheld', detail: { zh: '经核实，异议成立。', en: 'It was verified and upheld.' } },
  dismissed: {
    zh: '异议不成立',
    en: 'Dismissed',
    detail: { zh: '经核实，异议不成立。', en: 'It was verified and dismissed.' },
  },
  inadmissible: {
    zh: '不予受理',
    en: 'Not admitted',
    detail: { zh: '不符合受理条件，理由见答复。', en: 'It could not be admitted; the answer says why.' },
  },
};

export interface StatusForm {
  number: string;
  contact: string;
  /** Null: nothing was asked yet; undefined inside `found`: no such pair. */
  found: PublicObjectionStatus | 'none' | null;
  wait?: number;
}

export function objectionStatusPage(visit: Visit, { number, contact, found, wait }: StatusForm): Page {
  const { t, language } = visit;
  const day = (instant: string) => site.dateWords(businessDateOf(instant), language);
  const result =
    found === null
      ? ''
      : found === 'none'
        ? html`<div class="band warn" role="status"><h2>${t('没有查到', 'Nothing found')}</h2><p>${t('没有与该编号和联系方式同时相符的异议，请核对后再查。', 'No objection matches both this number and this contact. Check them and try again.')}</p></div>`
        : html`<div class="band" role="status"><h2>${STATE_WORDS[found.state][language]}</h2><p>${STATE_WORDS[found.state].detail[language]}</p>
            <dl class="facts"><div><dt>${t('针对', 'Against')}</dt><dd lang="zh-CN">${found.item}</dd></div><div><dt>${t('提交日期', 'Filed')}</dt><dd>${day(found.filedAt)}</dd></div><div><dt>${t('收到的证据文件', 'Files received')}</dt><dd>${found.files === 0 ? t('无', 'None') : t(`${found.files} 个`, String(found.files))}</dd></div>${found.settledAt ? html`<div><dt>${t('办结日期', 'Settled')}</dt><dd>${day(found.settledAt)}</dd></div>` : ''}</dl>
            ${found.answer ? html`<h3>${t('答复', 'Answer')}</h3><div class="prose" lang="zh-CN">${site.paragraphs(found.answer)}</div>` : ''}</div>`;
  const title = t('查询异议办理情况', 'Follow an objection');
  const main = html`<h1>${title}</h1>
    ${wait ? html`<div class="band bad" role="alert"><p>${t(`查询过于频繁，请 ${wait} 秒后再试。`, `Too many attempts. Try again in ${counted(wait, 'second')}.`)}</p></div>` : ''}
    ${result}
    <form method="post">
      <div class="field"><label for="number">${t('回执编号', 'Receipt number')}</label><p class="hint" id="number-hint">${t('形如 YY-1A2B-3C4D-5E6F', 'Such as YY-1A2B-3C4D-5E6F')}</p><input id="number" name="number" value="${number}" aria-describedby="number-hint" maxlength="20" autocomplete="off" required></div>
      <div class="field"><label for="contact">${t('提出异议时填写的联系方式', 'The contact you gave')}</label><input id="contact" name="contact" value="${contact}" maxlength="200" autocomplete="off" required></div>
      <p><button type="submit" class="button">${t('查询', 'Look up')}</button></p>
    </form>`;
  return { title, main, section: '/objections', private: true, status: wait ? 429 : 200 };
}
