import { site } from '@linxuan/contracts';
import type { RegistrationPlace } from '@linxuan/persistence';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';
import { licenceField } from './licence-field';

const { html } = site;

/** The fields that are typed or chosen, in the order of the page. */
export const REGISTRATION_FIELDS = [
  'code',
  'orgName',
  'regionCode',
  'personName',
  'phone',
  'email',
  'dispute',
] as const;
export type RegistrationField = (typeof REGISTRATION_FIELDS)[number];
const LENGTH: Record<RegistrationField, number> = {
  code: 60,
  orgName: 120,
  regionCode: 6,
  personName: 60,
  phone: 20,
  email: 200,
  dispute: 1000,
};

export interface RegistrationFormPage {
  token: string;
  values: Partial<Record<RegistrationField, string>>;
  /** Ticked: the licence does show a code whose check digit fails. */
  codeAsShown: boolean;
  errors: Partial<Record<RegistrationField | 'licence', string>>;
  /** Whether the code was refused for its check digit alone. */
  checkDigit: boolean;
  /** Name of the file that was chosen with the form. */
  chosen: string | undefined;
  /** A sentence about the whole form. */
  problem?: string;
  status?: number;
}

function labels({ t }: Visit): Record<RegistrationField, { label: string; hint: string }> {
  return {
    code: {
      label: t('统一社会信用代码', 'Unified social credit code'),
      hint: t('18 位，照营业执照填写。', '18 characters, as on the licence.'),
    },
    orgName: {
      label: t('单位名称', 'Name of the organisation'),
      hint: t('与营业执照一致的全称。', 'In full, as on the licence.'),
    },
    regionCode: {
      label: t('所在地的推荐单位', 'Nominator of your place'),
      hint: t('注册由其核对，申报材料也交给它。', 'It checks the registration and takes your applications.'),
    },
    personName: { label: t('经办人姓名', 'Your name'), hint: '' },
    phone: {
      label: t('经办人电话', 'Your telephone'),
      hint: t('查询结果和设置密码时需要再次填写。', 'You need it again to read the outcome and to set your password.'),
    },
    email: { label: t('电子邮箱', 'E-mail'), hint: t('通知发到这里。', 'Notices are sent here.') },
    dispute: {
      label: t('对登记信息的异议（可以不填）', 'What is wrong on record (optional)'),
      hint: t(
        '例如本单位已更名、被他人注册。核对人员会看到。',
        'Such as a change of name, or that somebody else registered your organisation. The officers read it.',
      ),
    },
  };
}

/** The words for a field that is wrong, by the rule that it breaks. */
export function registrationMessage(visit: Visit, field: RegistrationField, code: string): string {
  const { t } = visit;
  const { label } = labels(visit)[field];
  if (code === 'broken-text')
    return t(`“${label}”中有无法识别的字符，请改正。`, `“${label}” holds characters that cannot be read.`);
  if (code === 'maxLength')
    return t(`“${label}”不得超过 ${LENGTH[field]} 个字。`, `“${label}” takes ${LENGTH[field]} characters at most.`);
  if (code === 'uscc')
    return t(
      '统一社会信用代码不正确，请对照营业执照核对 18 位代码。',
      'This is not a credit code; compare all 18 characters with the licence.',
    );
  if (code === 'uscc-check-digit')
    return t(
      '统一社会信用代码的校验位不符，请对照营业执照核对；如执照确为此号，请勾选下方的说明。',
      'The check digit of the credit code does not fit. Compare it with the licence; if the licence does show it, tick the box below.',
    );
  if (field === 'regionCode') return t('请选择所在地的推荐单位。', 'Choose the nominator of your place.');
  if (code === 'minLength' || code === 'required' || field === 'code')
    return t(`请填写“${label}”。`, `Fill in “${label}”.`);
  if (field === 'phone')
    return t('电话号码格式不正确，例如 010-12345678。', 'This is not a telephone number, such as 010-12345678.');
  if (field === 'email') return t('电子邮箱格式不正确。', 'This is not an e-mail address.');
  return t(`请改正“${label}”。`, `Correct “${label}”.`);
}

function control(
  visit: Visit,
  field: RegistrationField,
  form: RegistrationFormPage,
  places: readonly RegistrationPlace[],
) {
  const { label, hint } = labels(visit)[field];
  const error = form.errors[field];
  const value = form.values[field] ?? '';
  const described = [hint ? `${field}-hint` : '', error ? `${field}-error` : ''].filter((id) => id !== '').join(' ');
  const state = html`${described ? html` aria-describedby="${described}"` : ''}${error ? html` aria-invalid="true"` : ''}`;
  const shown =
    field === 'regionCode'
      ? html`<select id="${field}" name="${field}"${state}><option value="">${visit.t('请选择', 'Choose')}</option>${places.map(({ regionCode, zh, en }) => html`<option value="${regionCode}"${regionCode === value ? html` selected` : ''}>${visit.t(zh, en)}</option>`)}</select>`
      : field === 'dispute'
        ? html`<textarea id="${field}" name="${field}" maxlength="${LENGTH[field]}"${state}>${value}</textarea>`
        : html`<input id="${field}" name="${field}" value="${value}" required maxlength="${LENGTH[field]}" autocomplete="${AUTOCOMPLETE[field] ?? 'off'}"${state}>`;
  return html`<div class="field"><label for="${field}">${label}</label>${hint ? html`<p class="hint" id="${field}-hint">${hint}</p>` : ''}${error ? html`<p class="error" id="${field}-error">${error}</p>` : ''}${shown}</div>${field === 'code' && form.checkDigit ? asShown(visit, form) : ''}`;
}

const AUTOCOMPLETE: Partial<Record<RegistrationField, string>> = {
  orgName: 'organization',
  personName: 'name',
  phone: 'tel',
  email: 'email',
};

function asShown({ t }: Visit, { codeAsShown }: RegistrationFormPage): site.Html {
  return html`<label class="choice"><input type="checkbox" name="codeAsShown" value="1"${codeAsShown ? html` checked` : ''}> <span>${t('营业执照上确为此号', 'The licence does show this code')}</span></label>`;
}

/** 单位注册: asks for what two officers compare with the licence. */
export function registrationPage(visit: Visit, places: readonly RegistrationPlace[], form: RegistrationFormPage): Page {
  const { t } = visit;
  const title = t('单位注册', 'Register your organisation');
  const wrong = Object.entries(form.errors);
  const main = html`<h1>${title}</h1>
    <p class="lead">${t('申报单位在这里注册。推荐单位或运营人员核对营业执照后开通账号。', 'Applicants register here. The nominator of your place or an operator checks the licence and opens the account.')}</p>
    <p><a href="${visit.href('/register/status')}">${t('已经注册？查询结果、设置密码', 'Registered already? Read the outcome and set your password')}</a></p>
    ${wrong.length > 0 || form.problem ? html`<div class="band bad" role="alert" tabindex="-1" id="problems"><h2>${t('还不能提交', 'It cannot be sent yet')}</h2>${form.problem ? html`<p>${form.problem}</p>` : ''}${wrong.length > 0 ? html`<ul>${wrong.map(([field, message]) => html`<li><a href="#${field}">${message}</a></li>`)}</ul>` : ''}</div>` : ''}
    <form method="post" enctype="multipart/form-data" novalidate>
      <input type="hidden" name="token" value="${form.token}">
      ${REGISTRATION_FIELDS.map((field) => control(visit, field, form, places))}
      ${licenceField(visit, form.errors.licence, form.chosen)}
      <p><button class="button">${t('提交注册', 'Register')}</button></p>
    </form>`;
  return { title, main, section: '/register', private: true, status: form.status ?? 200, crumbs: [{ name: title }] };
}
