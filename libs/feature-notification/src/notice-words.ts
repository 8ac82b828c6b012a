import type { Text } from '@linxuan/domain';

type Params = Readonly<Record<string, unknown>>;

const words = (zh: string, en: string): Text => ({ zh, en });

/** One sentence per kind of notice; `{number}` and `{title}` are the case's or the dossier's. */
const SENTENCES: Readonly<Record<string, Text>> = {
  'case.accepted': words('审查已通过，进入下一环节', 'The check is passed; the next stage has begun'),
  'case.returned': words('材料已退回，请按要求补正', 'Returned for correction'),
  'case.notAccepted': words('未予受理', 'Not accepted'),
  'case.opinionsAsked': words('正在征求有关部门意见', 'Departments are being asked'),
  'case.recommended': words('初审、审核已通过', 'The review is passed'),
  'case.notRecommended': words('审核未通过', 'The review is not passed'),
  'case.nominated': words('已列入推荐', 'Included in the nomination'),
  'case.unnominated': words('已移出推荐', 'Taken out of the nomination'),
  'case.notNominated': words('未予推荐', 'Not nominated'),
  'case.withdrawn': words('申报单位已撤回申报', 'The applicant has withdrawn'),
  'case.resubmitted': words('已提交补正', 'The correction is in'),
  'case.passedEvaluation': words('专家评审已通过', 'The evaluation is passed'),
  'case.failedEvaluation': words('专家评审未通过', 'The evaluation is not passed'),
  'case.classified': words('分类已核定', 'The classification is set'),
  'case.cleared': words('异议已处理完毕，继续办理', 'The objections are settled; the case goes on'),
  'case.excluded': words('因异议成立取消入选', 'Excluded after an upheld objection'),
  'dossier.transmitted': words('推荐材料已报送', 'The nomination is sent'),
  'dossier.receipted': words('推荐材料已接收', 'The nomination is received'),
  'dossier.receiptedLate': words('推荐材料已逾期接收', 'The nomination is received late'),
  'dossier.refusedLate': words('推荐材料因逾期未予接收', 'The nomination is refused as late'),
  'dossier.sentBack': words('推荐材料被退回，请修改后重新报送', 'The nomination is sent back; change it and send it again'),
  'dossier.recalled': words('推荐材料已被撤回', 'The nomination is recalled'),
  'list.decided': words('入选名单已审定', 'The list is decided'),
  'notice.published': words('已列入公示', 'On public notice'),
  'notice.closed': words('公示期已结束', 'The public notice has ended'),
  'entry.drafted': words('目录条目已拟好，请核对确认', 'The catalogue entry is drafted; check and confirm it'),
  'catalogue.published': words('目录已发布', 'The catalogue is published'),
  'opinion.used': words('贵部门出具意见的项目已有结论', 'A case on which your department gave its opinion is concluded'),
};

/** Title and second line of a notice. Kinds that bring their own words carry them as `params.words` and `params.body`. */
export function noticeWords(kind: string, params: Params): { title: Text; body: Text | null } {
  if (kind === 'reminder') return reminder(params);
  const title = textOf(params['words']) ?? SENTENCES[kind] ?? (typeof params['event'] === 'string' ? SENTENCES[params['event']] : undefined) ?? words('有新的办理情况', 'There is news');
  const subject = [params['number'], params['title']].filter((part): part is string => typeof part === 'string' && part !== '').join(' ');
  return { title, body: textOf(params['body']) ?? (subject ? words(subject, subject) : null) };
}

function reminder(params: Params): { title: Text; body: Text | null } {
  const [open, overdue] = [Number(params['openTasks'] ?? params['open'] ?? 0), Number(params['overdueTasks'] ?? params['overdue'] ?? 0)];
  return {
    title: words('主管部门提醒：请尽快办理待办事项', 'Reminder of the authority: please attend to the open work'),
    body: words(`待办 ${open} 项，其中逾期 ${overdue} 项`, `${open} open, ${overdue} of them overdue`),
  };
}

function textOf(value: unknown): Text | null {
  const text = value as Partial<Text> | null | undefined;
  return typeof text === 'object' && typeof text?.zh === 'string' && typeof text.en === 'string' ? { zh: text.zh, en: text.en } : null;
}
