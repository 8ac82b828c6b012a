import type { Text } from './definition';

type Words = Readonly<Record<string, Text>>;

/** Words of the generated page for what the machine names in code; a name without words is shown as it is. */
export const RELATION_WORDS: Words = {
  applicant: { zh: '申报单位', en: 'applicant' },
  group: { zh: '所属集团', en: 'its group' },
  nominator: { zh: '推荐单位', en: 'its nominator' },
  authority: { zh: '主管部门', en: 'the authority' },
  'opinion-org': { zh: '被征求意见的部门', en: 'the department asked' },
  'opinion-assignee': { zh: '经办的审核人员', en: 'the assigned reviewer' },
  'seat-expert': { zh: '本席专家', en: 'the expert of the seat' },
  'dossier-owner': { zh: '材料拟制单位', en: 'owner of the dossier' },
  'dossier-recipient': { zh: '材料接收单位', en: 'recipient of the dossier' },
  lead: { zh: '牵头单位', en: 'the lead' },
  system: { zh: '系统定时', en: 'the timer' },
  public: { zh: '社会公众', en: 'the public' },
};

export const SUBJECT_WORDS: Words = {
  case: { zh: '申报项目', en: 'case' },
  dossier: { zh: '材料', en: 'dossier' },
  opinion: { zh: '意见', en: 'opinion' },
  seat: { zh: '席位', en: 'seat' },
  objection: { zh: '异议', en: 'objection' },
  obligation: { zh: '后续事项', en: 'obligation' },
  deadline: { zh: '期限', en: 'deadline' },
};

export const QUOTA_WORDS: Words = {
  claim: { zh: '占用', en: 'claims a slot' },
  free: { zh: '释放', en: 'may free the slot' },
  transmit: { zh: '转为已报送', en: 'slot transmitted' },
  spend: { zh: '核销', en: 'spends the slot' },
};

export const REASON_WORDS: Words = {
  none: { zh: '', en: '' },
  optional: { zh: '可填', en: 'optional' },
  required: { zh: '必填', en: 'required' },
};

export const HELD_WORDS: Words = {
  applicant: { zh: '申报单位', en: 'applicant' },
  group: { zh: '集团', en: 'group' },
  nominator: { zh: '推荐单位', en: 'nominator' },
  departments: { zh: '有关部门', en: 'departments' },
  authority: { zh: '主管部门', en: 'authority' },
  experts: { zh: '专家', en: 'experts' },
  public: { zh: '社会公众', en: 'public' },
  nobody: { zh: '办结', en: 'closed' },
};

export const OUTCOME_WORDS: Words = {
  rejected: { zh: '未通过', en: 'rejected' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  published: { zh: '已发布', en: 'published' },
};
