import type { Text } from '../programme/rule-terms';

const words = (zh: string, en: string): Text => ({ zh, en });

/**
 * What may be proposed outside the machines and waits for a second person, by the kind of the proposal; the bell and
 * the first page say the same.
 */
export const PROPOSAL_WORDS: Readonly<Record<string, Text>> = {
  account: words('新建用户', 'New user'),
  membership: words('增加身份', 'Another role'),
  reset: words('重置密码', 'Password reset'),
  enable: words('重新启用', 'Enable again'),
  deputy: words('指定代办人', 'Deputy'),
  separate: words('解除同一人认定', 'No longer the same person'),
  disable: words('停用账号', 'Disable an account'),
  end: words('结束身份', 'End a role'),
  link: words('认定为同一人', 'The same person'),
  'merge-nominator': words('推荐单位合并', 'Nominators merged'),
  'replace-official': words('人员更替', 'Official replaced'),
  code: words('校验位不符的信用代码', 'Credit code whose check digit fails'),
  registration: words('单位注册', 'Registration'),
  edition: words('方案批准', 'Approval of an edition'),
  'draw-witness': words('专家抽取：第二名见证人', 'Second witness of a draw of experts'),
  'draw-repeat': words('重新抽取或作废一轮抽取', 'Drawing experts again, or ending a round'),
};
