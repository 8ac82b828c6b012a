import { site } from '@linxuan/contracts';
import { OBJECTION_GROUNDS, type ObjectionGround } from '@linxuan/domain';
import type { FiledObjection, PublicNotice } from '@linxuan/feature-portal';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';
import { chosenAgain, fileFields, type FileField } from './evidence-files';

const { html } = site;

export const GROUND_WORDS: Record<ObjectionGround, { zh: string; en: string }> = {
  ownership: { zh: '知识产权或权属有争议', en: 'Ownership or intellectual property is disputed' },
  'false-material': { zh: '申报材料不真实', en: 'The application is untrue' },
  'not-eligible': {
    zh: '不符合申报条件（例如案例不足、应用不满1年）',
    en: 'Conditions are not met (such as cases in use for less than a year)',
  },
  'effect-overstated': { zh: '效果或数据被夸大', en: 'Effects or figures are overstated' },
  'environment-or-safety': { zh: '存在环境或安全问题', en: 'Environmental or safety problems' },
  other: { zh: '其他', en: 'Something else' },
};
export type Field = keyof FiledObjection;

function labels(visit: Visit): Record<Field, { label: string; hint: string }> {
  const { t } = visit;
  return {
    name: {
      label: t('您的姓名或单位名称', 'Your name or organisation'),
      hint: t('以单位名义提出的，写单位全称和经办人。', 'For an organisation: its full name and who writes.'),
    },
    contact: {
      label: t('联系方式', 'How to reach you'),
      hint: t(
        '电话或电子邮箱。查询办理情况时需要再次填写。',
        'Telephone or e-mail. You need it again to follow your objection.',
      ),
    },
    grounds: { label: t('异议属于哪一类', 'What is it about'), hint: '' },
    text: {
      label: t('异议内容和理由', 'Your objection and reasons'),
      hint: t(
        '说明哪里不符合事实或条件。10 至 5000 字。',
        'Say what is wrong or which condition is not met. 10 to 5,000 characters.',
      ),
    },
    evidence: {
      label: t('证据或可核实的线索', 'Evidence, or where it can be verified'),
      hint: t(
        '例如专利号、合同或文件名称、公开网页地址、可以联系核实的单位。',
        'Such as patent numbers, titles of contracts or papers, public web addresses, organisations that can confirm it.',
      ),
    },
  };
}

/** The words for a field that is wrong, by the rule that it breaks. */
export function fieldMessage(visit: Visit, field: Field, code: string): string {
  const { t } = visit;
  const { label } = labels(visit)[field];
  if (code === 'broken-text')
    return t(`“${label}”中有无法识别的字符，请改正。`, `“${label}” holds characters that cannot be read.`);
  if (code === 'maxLength') return t(`“${label}”太长了，请缩短。`, `“${label}” is too long.`);
  if (field === 'grounds') return t('请选择异议属于哪一类。', 'Choose what it is about.');
  if (field === 'text' && code === 'minLength')
    return t('请写明异议内容和理由，至少 10 个字。', 'State your objection in at least 10 characters.');
  return t(`请填写“${label}”。`, `Fill in “${label}”.`);
}

function input(visit: Visit, field: Field, value: string, error: string | undefined): site.Html {
  const { label, hint } = labels(visit)[field];
  const described = [hint ? `${field}-hint` : '', error ? `${field}-error` : ''].filter((id) => id !== '').join(' ');
  const state = html`${described ? html` aria-describedby="${described}"` : ''}${error ? html` aria-invalid="true"` : ''}`;
  const control =
    field === 'text' || field === 'evidence'
      ? html`<textarea id="${field}" name="${field}" required maxlength="${field === 'text' ? 5000 : 2000}"${state}>${value}</textarea>`
      : html`<input id="${field}" name="${field}" value="${value}" required maxlength="${field === 'name' ? 120 : 200}" autocomplete="${field === 'name' ? 'name' : 'off'}"${state}>`;
  return html`<div class="field"><label for="${field}">${label}</label>${hint ? html`<p class="hint" id="${field}-hint">${hint}</p>` : ''}${error ? html`<p class="error" id="${field}-error">${error}</p>` : ''}${control}</div>`;
}

export interface ObjectionForm {
  token: string;
  values: Partial<FiledObjection>;
  errors: Partial<Record<Field | FileField, string>>;
  /** Names of the files that were chosen with the form; no page can choose them again by itself. */
  chosen: readonly string[];
  /** A sentence about the whole form. */
  problem?: string;
  status?: number;
}

/** The form. Without `notice` and `item`, where they cannot be read just now, it says only what was typed. */
export function objectionPage(
  visit: Visit,
  notice: PublicNotice | undefined,
  item: site.PublicNoticeItemView | undefined,
  form: ObjectionForm,
): Page {
  const { t } = visit;
  const { values, errors } = form;
  const wrong = Object.entries(errors);
  const title = t('提出异议', 'Raise an objection');
  const main = html`<h1>${title}</h1>
    ${item && notice ? html`<p class="lead">${t('针对：', 'Against: ')}<strong lang="zh-CN">${item.name}</strong><br><span class="muted" lang="zh-CN">${notice.title}</span></p>` : ''}
    ${wrong.length > 0 || form.problem ? html`<div class="band bad" role="alert" tabindex="-1" id="problems"><h2>${t('还不能提交', 'It cannot be sent yet')}</h2>${form.problem ? html`<p>${form.problem}</p>` : ''}${wrong.length > 0 ? html`<ul>${wrong.map(([field, message]) => html`<li><a href="#${field === 'grounds' ? `ground-${OBJECTION_GROUNDS[0]}` : field}">${message}</a></li>`)}</ul>` : ''}${chosenAgain(visit, form.chosen)}</div>` : ''}
    <div class="band"><p>${t('您的姓名和联系方式受到保护：只有办理异议的工作人员可以看到，不会告诉申报单位，也不会公开。', 'Your name and contact are protected: only the officers who handle objections see them. The applicant is not told and nothing is published.')}</p></div>
    <form method="post" enctype="multipart/form-data" novalidate>
      <input type="hidden" name="token" value="${form.token}">
      ${input(visit, 'name', values.name ?? '', errors.name)}
      ${input(visit, 'contact', values.contact ?? '', errors.contact)}
      <fieldset${errors.grounds ? html` aria-describedby="grounds-error"` : ''}><legend>${labels(visit).grounds.label}</legend>
        ${errors.grounds ? html`<p class="error" id="grounds-error">${errors.grounds}</p>` : ''}
        ${OBJECTION_GROUNDS.map((ground) => html`<label class="choice"><input type="radio" id="ground-${ground}" name="grounds" value="${ground}"${values.grounds === ground ? html` checked` : ''}> <span>${GROUND_WORDS[ground][visit.language]}</span></label>`)}
      </fieldset>
      ${input(visit, 'text', values.text ?? '', errors.text)}
      ${input(visit, 'evidence', values.evidence ?? '', errors.evidence)}
      ${fileFields(visit, errors, form.chosen)}
      <p><button type="submit" class="button">${t('提交异议', 'Send the objection')}</button></p>
    </form>`;
  return {
    title,
    main,
    section: '/notices',
    private: true,
    status: form.status ?? 200,
    crumbs: [
      { name: t('公示', 'Public notices'), path: '/notices' },
      ...(notice ? [{ name: notice.title, path: `/notices/${notice.id}` }] : []),
      { name: title },
    ],
  };
}
