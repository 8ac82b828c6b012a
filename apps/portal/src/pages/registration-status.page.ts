import { counted } from '@linxuan/form-rules';
import { site } from '@linxuan/contracts';
import { businessDateOf } from '@linxuan/domain';
import type { PublicRegistrationStatus } from '@linxuan/persistence';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';

const { html } = site;

export function registeredPage(visit: Visit, number: string): Page {
  const { t, href } = visit;
  const title = t('注册已提交', 'Your registration was received');
  const main = html`<h1>${title}</h1>
    <p class="lead">${t('请记下注册编号，不要告诉他人：凭编号和经办人电话可以查询结果，并在确认后设置登录密码。', 'Keep the number and tell nobody: with it and your telephone you read the outcome and, once confirmed, set your password.')}</p>
    <div class="band"><p>${t('注册编号', 'Registration number')}</p><p class="receipt">${number}</p></div>
    <p class="noprint"><a class="button" href="${href('/register/status')}">${t('查询结果', 'Read the outcome')}</a></p>`;
  return { title, main, section: '/register', private: true };
}

export interface RegistrationStatusForm {
  number: string;
  phone: string;
  /** Null: nothing was asked yet. */
  found: PublicRegistrationStatus | 'none' | null;
  /** Seconds until the next attempt. */
  wait?: number;
  /** Why a password was not taken. */
  passwordProblem?: string;
  /** A password was set just now. */
  claimed?: boolean;
  /** Where one signs in. */
  signIn: string;
  status?: number;
}

const STATE_WORDS: Record<PublicRegistrationStatus['state'], { title: [string, string]; detail: [string, string] }> = {
  filed: {
    title: ['等待核对', 'Waiting to be checked'],
    detail: ['工作人员还没有核对营业执照。', 'Nobody has looked at the licence yet.'],
  },
  checked: {
    title: ['等待确认', 'Waiting to be confirmed'],
    detail: ['营业执照已核对，等待另一位工作人员确认。', 'The licence was checked; another officer confirms it.'],
  },
  confirmed: { title: ['已确认', 'Confirmed'], detail: ['账号已开通。', 'Your account is open.'] },
  refused: {
    title: ['未通过', 'Refused'],
    detail: ['理由如下，改正后可以重新注册。', 'The reason is below; put it right and register again.'],
  },
};

export function registrationStatusPage(visit: Visit, form: RegistrationStatusForm): Page {
  const { t } = visit;
  const title = t('查询注册结果', 'Follow a registration');
  const { number, phone, found, wait, status } = form;
  const main = html`<h1>${title}</h1>
    ${wait ? html`<div class="band bad" role="alert"><p>${t(`查询过于频繁，请 ${wait} 秒后再试。`, `Too many attempts. Try again in ${counted(wait, 'second')}.`)}</p></div>` : ''}
    ${found === null ? '' : found === 'none' ? html`<div class="band warn" role="status"><h2>${t('没有查到', 'Nothing found')}</h2><p>${t('没有与该编号和电话同时相符的注册，请核对后再查。', 'No registration matches both this number and this telephone. Check them and try again.')}</p></div>` : outcome(visit, form, found)}
    <form method="post" action="${visit.href('/register/status')}">
      <div class="field"><label for="number">${t('注册编号', 'Registration number')}</label><p class="hint" id="number-hint">${t('形如 DW-1A2B-3C4D-5E6F-7A8B', 'Such as DW-1A2B-3C4D-5E6F-7A8B')}</p><input id="number" name="number" value="${number}" aria-describedby="number-hint" maxlength="30" autocomplete="off" required></div>
      <div class="field"><label for="phone">${t('注册时填写的经办人电话', 'The telephone you gave')}</label><input id="phone" name="phone" value="${phone}" maxlength="30" autocomplete="tel" required></div>
      <p><button class="button">${t('查询', 'Look up')}</button></p>
    </form>`;
  return {
    title,
    main,
    section: '/register',
    private: true,
    status: wait ? 429 : (status ?? 200),
    crumbs: [{ name: t('单位注册', 'Register'), path: '/register' }, { name: title }],
  };
}

function outcome(visit: Visit, form: RegistrationStatusForm, found: PublicRegistrationStatus): site.Html {
  const { t, language } = visit;
  const words = STATE_WORDS[found.state];
  const day = (instant: string) => site.dateWords(businessDateOf(instant), language);
  return html`<div class="band${found.state === 'refused' ? ' warn' : ''}" role="status"><h2>${t(...words.title)}</h2><p>${t(...words.detail)}</p>
    <dl class="facts"><div><dt>${t('单位', 'Organisation')}</dt><dd lang="zh-CN">${found.orgName}</dd></div><div><dt>${t('提交日期', 'Filed')}</dt><dd>${day(found.filedAt)}</dd></div>${found.decidedAt ? html`<div><dt>${t('办理日期', 'Settled')}</dt><dd>${day(found.decidedAt)}</dd></div>` : ''}${found.login ? html`<div><dt>${t('登录名', 'Sign-in name')}</dt><dd>${found.login}</dd></div>` : ''}</dl>
    ${found.reason ? html`<h3>${t('理由', 'Reason')}</h3><div class="prose" lang="zh-CN">${site.paragraphs(found.reason)}</div>` : ''}
    ${found.state === 'confirmed' ? password(visit, form, found) : ''}</div>`;
}

function password({ t, href }: Visit, form: RegistrationStatusForm, found: PublicRegistrationStatus): site.Html {
  if (form.claimed || found.claimedAt)
    return html`<p>${form.claimed ? t('密码已设置，现在可以登录。', 'Your password is set; you can sign in now.') : t('密码已设置。忘记密码请联系运营人员重置。', 'A password was set. Ask an operator if you have forgotten it.')}</p><p><a class="button" href="${form.signIn}">${t('去登录', 'Sign in')}</a></p>`;
  const error = form.passwordProblem;
  return html`<h3>${t('设置登录密码', 'Set your password')}</h3>
    <form method="post" action="${href('/register/password')}" novalidate>
      <input type="hidden" name="number" value="${form.number}"><input type="hidden" name="phone" value="${form.phone}">
      <div class="field"><label for="password">${t('密码', 'Password')}</label><p class="hint" id="password-hint">${t('至少 10 个字符，字母、数字、符号中的两种，不要用单位名称。', 'At least 10 characters, two of letters, digits and marks; not the name of your organisation.')}</p>${error ? html`<p class="error" id="password-error" role="alert">${error}</p>` : ''}<input type="password" id="password" name="password" autocomplete="new-password" maxlength="256" aria-describedby="password-hint${error ? ' password-error' : ''}"${error ? html` aria-invalid="true"` : ''}></div>
      <div class="field"><label for="again">${t('再输入一次', 'Once more')}</label><input type="password" id="again" name="again" autocomplete="new-password" maxlength="256"></div>
      <p><button class="button">${t('设置密码', 'Set the password')}</button></p>
    </form>`;
}
