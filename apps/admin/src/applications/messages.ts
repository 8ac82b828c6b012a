import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    applications: {
      menu: '我的申报', title: '申报', formOf: '填报 %{number}', correctionOf: '补正 %{number}', applicationOf: '申报 %{number}', unnamed: '（技术名称未填）', search: '按名称或编号查找', total: '共 %{smart_count} 项', nothingFound: '没有符合条件的申报', submittedAt: '提交于 %{date}',
      new: {
        title: '新建申报', programme: '申报项目', choose: '请先选择要申报的项目。', name: '申报名称', nameHelp: '技术、产品、案例或项目的名称。先写一个即可，提交前随时可以修改。不写单位名和商标，最多 60 字。', help: '下一步进入申报表：分步填写，内容自动保存，可以分多次完成，也可以和同事同时填写。', start: '开始填写', none: '目前没有开放的申报', noneHelp: '新一期征集开始后，这里会出现可申报的项目。',
      },
      closes: '截止 %{date}', ownCloses: '由%{nominator}设定；国家统一截止日期为 %{national}。过期后不能向该单位提交。', ownClosed: '%{nominator}设定的日期已过，不能再提交（国家统一截止日期为 %{national}）。如需补报，请与该单位联系。', steps: '填报步骤', stepOf: '第 %{step} 步，共 %{total} 步', stepDone: '已完整', stepNotes: '有 %{smart_count} 处提醒', stepMissing: '还差 %{smart_count} 项', reviewStep: '核对并提交', previousStep: '上一步', nextStep: '下一步', toReview: '去核对',
      completeness: '完整度', nothingMissing: '必填内容已经齐全，可以核对提交。', showAllMissing: '显示全部 %{smart_count} 项', showFewer: '收起',
      save: {
        saved: '已保存 %{time}', nothing: '修改后自动保存', dirty: '有修改，即将保存', saving: '正在保存…', offline: '未连接，内容已保存在本机，恢复后自动上传', offlineUnkept: '未连接，且本机无法暂存，请不要关闭页面', stopped: '已停止保存，您填写的内容留在本机', stoppedUnkept: '已停止保存，请先复制未保存的内容', conflicts: '有 %{smart_count} 处与同事的修改不一致，请选择',
      },
      notSaved: '此项未保存：', warningMark: '提醒：', asked: '请补正', unchanged: '退回后尚未修改。', wasBefore: '退回前：%{value}', others: '%{names}也在填写这份申报，彼此的修改会自动合并。', somebody: '同事', otherPage: '您在另一个页面',
      conflict: '%{by}于 %{at} 也修改了此项，请选择保留哪一个：', mine: '本页填写的', theirs: '另一份', take: { mine: '保留我的', theirs: '采用另一份' },
      neverPublic: '不公开', publicHelp: '入选后可能随公示或目录公开。点击改为不公开。', confidentialHelp: '只供审核使用，不公开。点击改为可公开。', markLabel: '%{title}：%{state}，点击更改',
      typed: '已输入 %{have}/%{need} 位', checkDigitRight: '校验位正确', choose: '请选择', confirmed: '我已阅读并确认', fileGone: '（文件已移除）', uploadFirst: '先在下方“%{slot}”中上传，再回到这里选择。',
      regionLevel: { 0: '省（自治区、直辖市）', 1: '市', 2: '区县' }, chooseCategory: '选择类别', changeCategory: '更改', searchCategory: '输入关键词或代码，如“余热”“1.1.17”', allAreas: '在全部领域中查找', onlyArea: '只看所选领域', noCategory: '没有符合的类别，换一个词试试。', chooseBranch: '选此大类',
      addRow: '添加一行', addRows: '添加这些行', addNamed: '添加%{title}', rowNumber: '序号', rowActions: '操作', duplicateRow: '复制第 %{row} 行', removeRow: '删除第 %{row} 行', duplicate: '复制一份', takeBack: '撤销删除', lacks: '还有 %{smart_count} 处待完善', complete: '已完整',
      pasteRows: '从表格粘贴', pasteHelp: '在 Excel 等表格中选中若干行，复制后粘贴到下面。各列依次为：%{columns}。也可以直接粘贴到表格的某一格。', pasteHere: '粘贴在这里', pasteCount: '将添加 %{smart_count} 行', pasteTooMany: '最多还能添加 %{room} 行，其余不会添加。',
      slotLimits: '%{kinds}，每个不超过 %{mb} MB，最多 %{max} 个', slotFull: '此栏文件已满', dropHere: '也可以把文件拖到这里', attachments: '附件', casePage: '办理详情', notFlushed: '还有内容没有保存到服务器，请稍后再提交。',
      correction: { title: '申报被退回，请补正后重新提交', by: '%{org}于 %{at} 写明：', reviewer: '审查单位', until: '请于 %{date} 前提交', list: '请补正以下内容：', changed: '已修改', open: '尚未修改', files: '请核对附件', free: '其他内容也可以一并修改，审查人会看到全部改动；与改动无关的意见不必重新征求。' },
      review: { errors: '%{smart_count} 处必须改正后才能提交', warnings: '%{smart_count} 处提醒，不影响提交', warningsHelp: '提醒由审核人员判断。情况属实的，可以直接提交。', ready: '没有必须改正的内容，可以提交。', after: '提交后进入审查，不能再修改；被退回补正时可以继续修改，公布前可以撤回。', first: '请先改正上面列出的内容，点击即可跳转。', confirm: '将提交您刚才核对的内容，并生成带有时间和摘要的回执。', changes: '与上次提交相比的改动' },
      receipt: { title: '提交回执', received: '申报已收到', corrected: '补正已收到', number: '申报编号', at: '收到时间', zone: '北京时间，以此为准', holder: '申报单位', by: '提交人', revision: '提交版本', sha: '内容摘要 SHA-256', files: '%{smart_count} 个文件，均计入摘要', help: '摘要由提交的全部内容计算得出，可用来核对内容是否改动过。请下载回执留存。', download: '下载回执', view: '查看申报', next: '接下来' },
      print: { title: '打印申报表', open: '打印预览', button: '打印', back: '返回', draft: '草稿', version: '第 %{revision} 次提交', confidential: '【不公开】' },
    },
  },
  en: {
    applications: {
      menu: 'My applications', title: 'Application', formOf: 'Application form %{number}', correctionOf: 'Correction of %{number}', applicationOf: 'Application %{number}', unnamed: '(no name yet)', search: 'Find by name or number', total: '%{smart_count} application |||| %{smart_count} applications', nothingFound: 'No application matches', submittedAt: 'submitted %{date}',
      new: {
        title: 'New application', programme: 'Programme', choose: 'First choose the programme.', name: 'Name of the application', nameHelp: 'The technology, product, case or project. A working name will do; it can be changed until you submit. No company names or brands, at most 60 characters.', help: 'Next comes the form, step by step. Everything is saved as you type; you can stop at any time, and colleagues can fill it in with you.', start: 'Start', none: 'Nothing is open for applications', noneHelp: 'The next call will appear here.',
      },
      closes: 'Closes %{date}', ownCloses: 'Set by %{nominator}; the national date is %{national}. Nothing can be submitted to it afterwards.', ownClosed: 'The date set by %{nominator} is over, nothing can be submitted any more (the national date is %{national}). Please contact it if you have to.', steps: 'Steps of the form', stepOf: 'Step %{step} of %{total}', stepDone: 'Complete', stepNotes: '%{smart_count} note |||| %{smart_count} notes', stepMissing: '%{smart_count} missing', reviewStep: 'Check and submit', previousStep: 'Back', nextStep: 'Next', toReview: 'Check',
      completeness: 'Completeness', nothingMissing: 'Everything required is there; check and submit.', showAllMissing: 'Show all %{smart_count}', showFewer: 'Show fewer',
      save: {
        saved: 'Saved %{time}', nothing: 'Saved as you type', dirty: 'Changed, saving soon', saving: 'Saving…', offline: 'Offline; kept on this device and sent when you are back', offlineUnkept: 'Offline, and this device cannot keep it: do not close the page', stopped: 'Not saving any more; what you typed stays on this device', stoppedUnkept: 'Not saving any more; copy what is not saved', conflicts: '%{smart_count} place differs from a colleague’s change: choose |||| %{smart_count} places differ from a colleague’s changes: choose',
      },
      notSaved: 'Not saved: ', warningMark: 'Note: ', asked: 'to be corrected', unchanged: 'Not changed since it was returned.', wasBefore: 'Before: %{value}', others: '%{names} is working on this application too; your changes merge.', somebody: 'A colleague', otherPage: 'You, on another page,',
      conflict: '%{by} changed this too (%{at}). Which one should stay?', mine: 'On this page', theirs: 'The other', take: { mine: 'Keep mine', theirs: 'Take the other' },
      neverPublic: 'Never public', publicHelp: 'May be published after selection. Click to make it confidential.', confidentialHelp: 'For reviewers only. Click to allow publication.', markLabel: '%{title}: %{state}, click to change',
      typed: '%{have} of %{need} characters', checkDigitRight: 'The check digit is right', choose: 'Choose', confirmed: 'I have read and confirm this', fileGone: '(file removed)', uploadFirst: 'Upload it under “%{slot}” below, then choose it here.',
      regionLevel: { 0: 'Province', 1: 'City', 2: 'County' }, chooseCategory: 'Choose a category', changeCategory: 'Change', searchCategory: 'Keyword or code, such as heat or 1.1.17', allAreas: 'Search in all areas', onlyArea: 'Only the chosen area', noCategory: 'No category fits; try another word.', chooseBranch: 'Choose this branch',
      addRow: 'Add a row', addRows: 'Add these rows', addNamed: 'Add to %{title}', rowNumber: 'No.', rowActions: 'Actions', duplicateRow: 'Duplicate row %{row}', removeRow: 'Remove row %{row}', duplicate: 'Duplicate', takeBack: 'Undo removal', lacks: '%{smart_count} place to complete |||| %{smart_count} places to complete', complete: 'Complete',
      pasteRows: 'Paste from a spreadsheet', pasteHelp: 'Copy rows in a spreadsheet and paste them below. Columns in order: %{columns}. You can also paste straight into a cell.', pasteHere: 'Paste here', pasteCount: '%{smart_count} row will be added |||| %{smart_count} rows will be added', pasteTooMany: 'Only %{room} more rows fit; the rest is left out.',
      slotLimits: '%{kinds}, at most %{mb} MB each, at most %{max}', slotFull: 'This slot is full', dropHere: 'or drop files here', attachments: 'Attachments', casePage: 'Progress', notFlushed: 'Something is not saved on the server yet; submit a little later.',
      correction: { title: 'Returned: correct it and submit again', by: '%{org} wrote on %{at}:', reviewer: 'The reviewer', until: 'Submit by %{date}', list: 'Please correct:', changed: 'changed', open: 'not changed yet', files: 'check the files', free: 'You may change other things too. Reviewers see every change; opinions that do not rest on it need not be asked again.' },
      review: { errors: '%{smart_count} place must be corrected before submitting |||| %{smart_count} places must be corrected before submitting', warnings: '%{smart_count} note that does not prevent submitting |||| %{smart_count} notes that do not prevent submitting', warningsHelp: 'Reviewers judge these. If it is so, submit as it is.', ready: 'Nothing has to be corrected; you can submit.', after: 'After submitting it is under review and cannot be changed, unless it is returned; until publication you can withdraw it.', first: 'Correct what is listed above first; each entry leads to its place.', confirm: 'Exactly what you have just checked is submitted. You get a receipt with the time and a digest.', changes: 'Changes since the last submission' },
      receipt: { title: 'Receipt', received: 'Your application has been received', corrected: 'Your correction has been received', number: 'Case number', at: 'Received at', zone: 'Beijing time, which counts', holder: 'Applicant', by: 'Submitted by', revision: 'Revision', sha: 'Digest (SHA-256)', files: '%{smart_count} file, part of the digest |||| %{smart_count} files, part of the digest', help: 'The digest covers everything submitted and shows whether anything was changed. Keep the receipt.', download: 'Download the receipt', view: 'View the application', next: 'What comes next' },
      print: { title: 'Print the form', open: 'Print view', button: 'Print', back: 'Back', draft: 'Draft', version: 'Submission %{revision}', confidential: ' [confidential]' },
    },
  },
});
