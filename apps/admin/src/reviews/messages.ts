import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    reviews: {
      inboxMenu: '部门收办', askMenu: '征求意见', files: '附件', slotCount: '%{count} 个文件', changed: '已改', previewMark: '预览', casePage: '项目全部情况', revision: '第 %{revision} 次提交', notHere: '该项目目前在“%{stage}”环节，此处只能查看。',
      queue: { title: '本类待办', previous: '上一件', next: '下一件', place: '第 %{position} 件，共 %{total} 件', count: '共 %{total} 件' },
      sheet: { loading: '正在载入…', saved: '已自动保存', saving: '正在保存…', offline: '尚未保存，网络恢复后自动重试', theirs: '同事刚刚保存了另一份内容；继续填写将以您的为准。', take: '改用同事的' },
      correction: { title: '补正前后的差异', asked: '%{date} 要求补正：' },
      duplicates: { title: '重复申报线索', none: '没有发现相同的专利、附件或同一单位的同名技术。', count: '%{count} 件申报', patent: '专利号相同', 'holder-and-name': '持有单位和名称相同', file: '附件相同' },
      check: {
        checklist: '核对清单', problems: '系统核对结果', noProblems: '没有发现问题。', complete: '完整度 %{percent}%', error: '错误', warning: '请留意', mark: '要求补正', remark: '哪里不对，应当怎样改', go: '查看', open: '%{count} 处待核', read: '已通读：%{name}', seen: '已核验附件：%{name}',
        help: '点击任一栏目即可标为“要求补正”并写明说明；再点一次取消。', decide: '作出决定', choose: '请选择一项决定。按数字键 1、2、3 也可以。', markFirst: '请先在申报表中点出需要补正的栏目。', remarkFirst: '请写明每一处的问题，或填写总体说明。', reasonFirst: '请选择理由类别并写明理由。', remarkMissing: '（未写说明，将使用总体说明）',
        general: '总体说明', dueAt: '补正期限至 %{date}（%{days} 个工作日）', notice: '通知书预览', send: '确认：%{action}',
      },
      ask: {
        none: '没有等待确定会审部门的项目。', load: '各部门在办情况', due: '现在发出，%{date} 前反馈（%{days} 个工作日）', open: '在办 %{count} 件', overdue: '逾期 %{count} 件', case: '项目', proposed: '按职责建议', ask: '征求 %{count} 个部门', askAll: '向所选 %{count} 个项目的部门征求意见', progress: '已发出 %{done} / %{total}，未成 %{failed} 件',
      },
      inbox: {
        title: '部门收办', filter: '按状态筛选', all: '全部在办', none: '没有待办的征求意见。', load: '审核人员在办情况', nobody: '本部门还没有审核人员，请联系系统运维添加。', assignAll: '将所选 %{count} 件分派给', from: '%{lead} · %{stage}', round: '第 %{round} 轮', person: '审核人员', assign: '分派', reassign: '改派', openIt: '打开',
      },
      opinion: {
        gone: '该意见已不在您的可见范围内。', help: '点击栏目或整节，标出意见所依据的内容；补正未涉及这些内容时，无需再次征求意见。', restsOn: '意见依据', asked: '%{date} 征求，%{due} 前反馈', again: '申报单位已补正，且改动涉及本部门意见所依据的内容（或本部门曾要求补充说明），请重新提出意见。', mine: '本部门意见', verdict: '意见类型',
        text: '意见内容', textFirst: '请填写意见内容。', verdictFirst: '请选择意见类型。', askBack: '牵头单位会据此退回申报单位补充；补正后将再次征求本部门意见。', restsOnTitle: '依据的内容', restsOnHelp: '在左侧申报表中点选。', everything: '全部内容', paper: '意见预览', notWritten: '目前状态：%{state}，由%{person}办理。',
      },
      conclude: {
        opinions: '各部门意见', earlier: '此前环节的意见', tally: '已反馈 %{answered} / %{total}，不同意 %{dissent}', nobody: '未分派', round: '第 %{round} 轮：补正后重新征求', outdated: '此意见作出后，其依据的内容已有改动', answer: '对不同意见的书面答复', answerHelp: '答复将写入会审意见表，该部门可以看到。', alone: '本环节不征求部门意见，由您单独审核。',
        hideForm: '收起申报表', showForm: '查看申报表', decide: '作出结论', recommend: '同意推荐', dissent: '有 %{count} 个部门不同意，还有 %{open} 个尚未书面答复。', answerFirst: '请在上方逐条答复不同意见。', send: '确认结论', sheet: '会审意见表',
      },
    },
  },
  en: {
    reviews: {
      inboxMenu: 'Department inbox', askMenu: 'Ask departments', files: 'Files', slotCount: 'Files: %{count}', changed: 'changed', previewMark: 'Preview', casePage: 'Everything about the case', revision: 'Submission no. %{revision}', notHere: 'The case is at “%{stage}” now; here it can only be read.',
      queue: { title: 'This queue', previous: 'Previous', next: 'Next', place: '%{position} of %{total}', count: '%{total} in all' },
      sheet: { loading: 'Loading…', saved: 'Saved', saving: 'Saving…', offline: 'Not saved yet; trying again when the connection is back', theirs: 'A colleague has just saved another version; if you go on typing, yours counts.', take: 'Take theirs' },
      correction: { title: 'What the correction changed', asked: 'Asked on %{date}:' },
      duplicates: { title: 'Signs of duplication', none: 'No equal patent, file, or name of the same holder was found.', count: 'Applications: %{count}', patent: 'Same patent number', 'holder-and-name': 'Same holder and name', file: 'Same file' },
      check: {
        checklist: 'Checklist', problems: 'What the rules found', noProblems: 'No problem found.', complete: '%{percent}% complete', error: 'Error', warning: 'Note', mark: 'Correct this', remark: 'What is wrong, and how to put it right', go: 'Show', open: '%{count} to look at', read: 'Read: %{name}', seen: 'File seen: %{name}',
        help: 'Click any field to mark it “correct this” and say why; click again to take it back.', decide: 'Decide', choose: 'Choose a decision; the keys 1, 2 and 3 do the same.', markFirst: 'First point at the fields to be corrected.', remarkFirst: 'Say what is wrong with each field, or for all of them.', reasonFirst: 'Choose the kind of reason and write it out.', remarkMissing: '(no remark; the general words apply)',
        general: 'For all of them', dueAt: 'To be corrected by %{date} (%{days} working days)', notice: 'Preview of the notice', send: 'Confirm: %{action}',
      },
      ask: {
        none: 'No application waits for departments to be chosen.', load: 'Load of the departments', due: 'Asked now, due by %{date} (%{days} working days)', open: '%{count} open', overdue: '%{count} overdue', case: 'Application', proposed: 'by duty', ask: 'Ask %{count}', askAll: 'Ask the departments of %{count} selected', progress: '%{done} of %{total} sent, %{failed} failed',
      },
      inbox: {
        title: 'Department inbox', filter: 'Filter by state', all: 'All open', none: 'Nothing is asked of you at the moment.', load: 'Load of the reviewers', nobody: 'The department has no reviewer yet; ask the operator to add one.', assignAll: 'Assign the %{count} selected to', from: '%{lead} · %{stage}', round: 'round %{round}', person: 'Reviewer', assign: 'Assign', reassign: 'Reassign', openIt: 'Open',
      },
      opinion: {
        gone: 'This opinion is no longer visible to you.', help: 'Click fields or whole sections to mark what the opinion rests on; a correction elsewhere leaves it standing.', restsOn: 'Rests on', asked: 'Asked %{date}, due %{due}', again: 'The applicant has corrected something that your opinion rests on (or you asked back); give it again.', mine: 'Our opinion', verdict: 'Verdict',
        text: 'Opinion', textFirst: 'Write the opinion.', verdictFirst: 'Choose a verdict.', askBack: 'The lead returns the application on this ground and asks you again after the correction.', restsOnTitle: 'What it rests on', restsOnHelp: 'Click in the application.', everything: 'everything', paper: 'Preview of the opinion', notWritten: 'State: %{state}, with %{person}.',
      },
      conclude: {
        opinions: 'Opinions of the departments', earlier: 'Opinions of earlier stages', tally: '%{answered} of %{total} answered, %{dissent} disagree', nobody: 'not assigned', round: 'Round %{round}: asked again after a correction', outdated: 'What it rests on has changed since it was given', answer: 'Written answer to the dissent', answerHelp: 'It stands in the opinion sheet and the department can read it.', alone: 'No department is asked at this stage; you review alone.',
        hideForm: 'Hide the application', showForm: 'Show the application', decide: 'Conclude', recommend: 'Recommend', dissent: 'Departments that disagree: %{count}; still without a written answer: %{open}.', answerFirst: 'Answer each dissent above.', send: 'Confirm the conclusion', sheet: 'Opinion sheet',
      },
    },
  },
});
