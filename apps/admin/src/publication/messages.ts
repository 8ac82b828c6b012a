import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    publication: {
      noticeMenu: '公示与异议', edition: '项目', catalogueMenu: '归类与目录', tabs: { notice: '公示', objections: '异议', held: '暂缓项目', classification: '归类', entries: '目录条目', catalogue: '目录发布' },
      preview: '预览', previewPage: '公众看到的页面', wide: '电脑', narrow: '手机', documents: '文稿', items: '%{count} 项', none: '没有内容',
      notice: {
        draft: '拟稿', title: '公示标题', text: '公示正文', contact: '联系方式', textHelp: '每行一段。期限、名单和异议办法由系统按本期规则列出。', contactHelp: '每行一项：联系单位、联系电话、电子邮箱、通信地址。',
        pending: '待公示项目', noPending: '名单尚未审定，暂无可公示的项目。', period: '公示期', publishOn: '假定发布日期', periodHelp: '按工作日历推算，含调休；实际以签发当日为准。', prepared: '%{name} 已拟稿，须由另一人签发。', printed: '将公示 %{count} 项，栏目：%{columns}。',
        running: '已发布的公示', runningNone: '还没有发布过公示。', objections: '异议 %{total} 件，待办 %{open} 件', left: '剩余时间', over: '已期满', until: '至 %{date}', publicLink: '公众页面', open: '查看', byItem: '按项目查看异议', noObjection: '无异议', state: '当前状态',
        columns: { number: '序号', name: '技术名称', area: '产业领域', category: '产业类别', holder: '技术持有单位', nominator: '推荐单位' },
      },
      objection: {
        open: '待办', settled: '已办结', search: '按技术名称或编号查找', none: '没有异议', noneHelp: '公示期内收到的异议会出现在这里。', filed: '提交', due: '办理时限', against: '针对', grounds: '类别', text: '异议内容和理由', evidence: '证据或线索', files: '证据文件（%{count} 个）', filesHidden: '证据文件只有经办异议的人员可以打开。', objector: '异议人', name: '姓名或单位', contact: '联系方式',
        hidden: '异议人身份只对经办异议的人员显示。', protect: '身份信息受保护，不得向申报单位透露。', answer: '书面答复', answerHelp: '答复会原样展示给凭回执查询的异议人，请勿写入其他人的个人信息。', answered: '已答复', timeline: '办理经过', inTime: '在公示期内提交', late: '公示期外提交', openCase: '打开申报件',
        ground: { ownership: '权属争议', 'false-material': '材料不实', 'not-eligible': '不符合条件', 'effect-overstated': '效果夸大', 'environment-or-safety': '环境或安全问题', other: '其他' },
      },
      held: { none: '没有暂缓的项目', noneHelp: '公示结束时仍有未办结或成立的异议，对应项目会暂缓在这里。', filed: '异议' },
      classify: {
        none: '没有待归类的项目', noneHelp: '公示无异议的项目会出现在这里。', applied: '申报类别', publish: '发布类别', keep: '采用申报类别', notOpened: '征集时未开放', reason: '调整说明', selected: '已选 %{count} 项', bulk: '按所选类别办理（%{count} 项）', one: '归类', done: '完成 %{done} 项，未成 %{failed} 项', selectAll: '全选', summary: '技术内容',
      },
      entry: {
        none: '没有在编的目录条目', drafting: '起草中', confirming: '等待持有单位确认', confirmed: '已确认', change: '持有单位要求修改', changeWas: '持有单位要求修改：%{reason}', name: '技术名称', process: '工艺技术内容', parameters: '主要技术参数', cases: '应用案例', count: '%{used} / %{limit} 字', over: '超出 %{over} 字',
        fromApplication: '申报书原文', difference: '与申报书的差异', removed: '删去', added: '新增', takeSource: '恢复为申报书原文', redraft: '重新按申报书起草', parameterName: '参数', value: '数值', unit: '单位', addRow: '增加一行', removeRow: '删除', choose: '选用案例（%{min} 至 %{max} 个）', chosen: '已选 %{count} 个', confidential: '持有单位未同意公开', abroad: '境外案例',
        caseTitle: '案例名称', content: '建设内容', scale: '建设规模', benefit: '生态效益', co2: '年减碳量（吨）', tce: '年节能量（吨标准煤）', send: '送持有单位确认', saved: '稿件自动保存，同事可以接着写。', startDate: '投运 %{date}', notReady: '还不能提交：%{what}', sentAlready: '当前条目（已送出）',
      },
      confirm: { title: '核对目录条目', lead: '下面就是将要公开发布的内容。请逐字核对；确认后按此发布。', holderHidden: '目录不公布持有单位名称。', holderShown: '目录会公布持有单位名称。', confirm: '确认无误', change: '有需要修改的地方', waiting: '条目正在由秘书处编写，写好后会送您核对。', done: '您已确认，等待发布。' },
      catalogue: {
        number: '发文字号', title: '标题', date: '成文日期', text: '发文说明（可选）', confirmed: '将列入本次目录', none: '还没有经持有单位确认的条目', waiting: '还在途中：待归类 %{classification}，起草 %{drafting}，待确认 %{confirming}，暂缓 %{held}', numbers: '编号预览', published: '已发布的目录', follow: '目录所列 %{smart_count} 项转入跟踪管理，按方案规定报告；此前不承担后续义务。', publishedNone: '还没有发布过目录。', section: '产业领域', no: '序号', applied: '申报编号', casesCount: '%{count} 个案例', prepared: '%{name} 已拟稿，须由另一人签发。',
      },
    },
  },
  en: {
    publication: {
      noticeMenu: 'Notices and objections', edition: 'Programme', catalogueMenu: 'Classification and catalogue', tabs: { notice: 'Notice', objections: 'Objections', held: 'Held items', classification: 'Classification', entries: 'Entries', catalogue: 'Catalogue' },
      preview: 'Preview', previewPage: 'The page as the public sees it', wide: 'Desktop', narrow: 'Phone', documents: 'Papers', items: '%{count} items', none: 'Nothing here',
      notice: {
        draft: 'Draft', title: 'Title of the notice', text: 'Text', contact: 'Contact', textHelp: 'One paragraph a line. Period, lists and how to object are added by the rules of the edition.', contactHelp: 'One a line: office, telephone, e-mail, address.',
        pending: 'Items to be shown', noPending: 'The list is not decided yet, so there is nothing to show.', period: 'Period', publishOn: 'If published on', periodHelp: 'Counted on the working calendar with make-up days; the day of the release counts.', prepared: 'Prepared by %{name}; another person has to publish it.', printed: '%{count} items will be shown with these columns: %{columns}.',
        running: 'Published notices', runningNone: 'No notice was published yet.', objections: '%{total} objections, %{open} open', left: 'Time left', over: 'Over', until: 'until %{date}', publicLink: 'Public page', open: 'Open', byItem: 'Objections by item', noObjection: 'No objection', state: 'State now',
        columns: { number: 'No.', name: 'Technology', area: 'Area', category: 'Category', holder: 'Holder', nominator: 'Nominated by' },
      },
      objection: {
        open: 'Open', settled: 'Settled', search: 'Search by technology or number', none: 'No objections', noneHelp: 'Objections filed within the period appear here.', filed: 'Filed', due: 'Due', against: 'Against', grounds: 'About', text: 'Objection and reasons', evidence: 'Evidence', files: 'Evidence files (%{count})', filesHidden: 'Only those who handle objections can open the evidence files.', objector: 'Objector', name: 'Name', contact: 'Contact',
        hidden: 'Who objected is shown only to those who handle objections.', protect: 'Protected: do not tell the applicant.', answer: 'Written answer', answerHelp: 'The objector reads it as it stands with the receipt number. Keep other people’s personal data out of it.', answered: 'Answered', timeline: 'What was done', inTime: 'Filed within the period', late: 'Filed outside the period', openCase: 'Open the application',
        ground: { ownership: 'Ownership', 'false-material': 'Untrue material', 'not-eligible': 'Conditions not met', 'effect-overstated': 'Effects overstated', 'environment-or-safety': 'Environment or safety', other: 'Other' },
      },
      held: { none: 'No item is held', noneHelp: 'An item whose objection is open or upheld when the notice ends is held here.', filed: 'Objections' },
      classify: {
        none: 'Nothing to classify', noneHelp: 'Items that passed the notice appear here.', applied: 'Applied for', publish: 'Publish under', keep: 'Take the applied category', notOpened: 'not opened by the call', reason: 'Why it was changed', selected: '%{count} selected', bulk: 'Classify %{count} under the chosen category', one: 'Classify', done: '%{done} done, %{failed} not', selectAll: 'Select all', summary: 'What it does',
      },
      entry: {
        none: 'No entry is being written', drafting: 'In writing', confirming: 'With the holder', confirmed: 'Confirmed', change: 'Change asked for', changeWas: 'The holder asks for a change: %{reason}', name: 'Name', process: 'Process', parameters: 'Main parameters', cases: 'Application cases', count: '%{used} / %{limit} characters', over: '%{over} too many',
        fromApplication: 'From the application', difference: 'Difference to the application', removed: 'Removed', added: 'Added', takeSource: 'Take the application’s text', redraft: 'Draft again from the application', parameterName: 'Parameter', value: 'Value', unit: 'Unit', addRow: 'Add a row', removeRow: 'Remove', choose: 'Cases to print (%{min} to %{max})', chosen: '%{count} chosen', confidential: 'Not to be published', abroad: 'Abroad',
        caseTitle: 'Title', content: 'What was built', scale: 'Scale', benefit: 'Benefit', co2: 'CO₂ a year (t)', tce: 'Coal equivalent a year (t)', send: 'Send to the holder', saved: 'Saved as you write; a colleague can go on from here.', startDate: 'in use since %{date}', notReady: 'Not ready: %{what}', sentAlready: 'The entry as sent',
      },
      confirm: { title: 'Check the catalogue entry', lead: 'This is what will be published. Check every word; once you confirm it is published like this.', holderHidden: 'The catalogue does not name the holder.', holderShown: 'The catalogue names the holder.', confirm: 'Confirm', change: 'Something has to change', waiting: 'The secretariat is writing the entry; you will be asked to check it.', done: 'You have confirmed it. It waits for publication.' },
      catalogue: {
        number: 'Document number', title: 'Title', date: 'Date', text: 'Covering text (optional)', confirmed: 'To be published now', none: 'No entry is confirmed by its holder yet', waiting: 'On the way: %{classification} to classify, %{drafting} in writing, %{confirming} with holders, %{held} held', numbers: 'Numbers', published: 'Published catalogues', follow: 'What the catalogue lists begins to be followed: 1 item, with the reports that the edition asks for. Until now it owes nothing. |||| What the catalogue lists begins to be followed: %{smart_count} items, with the reports that the edition asks for. Until now they owe nothing.', publishedNone: 'No catalogue was published yet.', section: 'Section', no: 'No.', applied: 'Application', casesCount: '%{count} cases', prepared: 'Prepared by %{name}; another person has to publish it.',
      },
    },
  },
});
