import { defineMessages } from '../i18n/defineMessages';

/** Words that all desks of the ministry and the experts share. */
export const deskMessages = defineMessages({
  zh: {
    desk: {
      casePage: '查看项目档案', application: '申报材料', files: '附件（%{count}）', attachments: '相关附件', reading: '正在读取申报材料…', stages: '环节',
      save: { loading: '正在读取…', saved: '已自动保存', saving: '正在保存…', offline: '暂未保存到服务器，已存在本机，恢复连接后自动保存。', theirs: '另一处已保存了更新的内容。', take: '采用更新的内容' },
      each: { running: '正在办理：已完成 %{done} / %{total}', finished: '已完成 %{done} / %{total}', progress: '办理进度' },
    },
  },
  en: {
    desk: {
      casePage: 'Open the case', application: 'Application', files: 'Files (%{count})', attachments: 'Files of this part', reading: 'Reading the application…', stages: 'Stages',
      save: { loading: 'Reading…', saved: 'Saved', saving: 'Saving…', offline: 'Not on the server yet; kept on this device and saved when the connection is back.', theirs: 'Something newer was saved elsewhere.', take: 'Use the newer version' },
      each: { running: 'Working: %{done} of %{total} done', finished: '%{done} of %{total} done', progress: 'Progress' },
    },
  },
});

export const messages = defineMessages({
  zh: {
    evaluation: {
      mySeats: '我的评审', seat: '专家评审', panels: '专家评审', panel: '评审组', noSeats: '目前没有评审任务', noSeatsHelp: '有新的评审邀请时，会出现在这里和首页。',
      group: { invited: '等您答复的邀请', accepted: '待评分', done: '已完成' }, open: { invited: '查看并答复', accepted: '去评分', sealed: '查看', recused: '查看' },
      scoredOf: '已评 %{scored}/%{criteria} 项', myTotal: '我的评分 %{total}', sessionLine: '答辩：%{title}，%{at}，%{place}', position: '第 %{position} 个',
      state: { recused: '您已申请回避，不再参加本项评审。', replaced: '组织方已调整本席位，您无需评审。' },
      partiesTitle: '请先核对是否需要回避', partiesHelp: '以下是本项目的相关单位。确认无利益关系、接受邀请之后，申报材料才会打开。',
      party: { holder: '技术持有单位', jointHolders: '共同持有单位', nominator: '推荐单位', reportIssuers: '第三方报告出具机构', siteOwners: '案例用户单位' },
      answerTitle: '您的答复', ground: { employment: '本人或近亲属在上述单位任职或近三年内任职', family: '与项目主要人员有近亲属、师生关系', cooperation: '近三年内与上述单位有合作、顾问关系，或参与过该技术的研发、检测、论证', shares: '持有上述单位股权或有其他可能影响公正的利益关系' },
      declare: '我声明：与上述单位和人员没有所列情形，将独立、客观、公正评审，并对材料和评审情况保密。', acceptSeat: '接受邀请', acceptHelp: '接受后即可查阅申报材料并评分。声明将记入评审档案。', recuseSeat: '申请回避', recuseHelp: '请简要说明回避的理由。回避不影响您今后参加其他评审。',
      weight: '权重 %{weight}%', mark: '得分', markOf: '“%{criterion}”得分', offScale: '请填 0 至 %{max} 之间的数，最多一位小数。', comment: '评语', addComment: '写评语', look: '看相关材料', rubricNote: '每项按 0 至 %{scale} 分打分，系统按权重计算总分。依据：%{source}。',
      overall: '总体评价', overallHelp: '对技术的总体意见（必填）', seal: '提交评分', sealHelp: '提交后评分封存，不能再修改；全组提交前任何人都看不到您的分数。', total: '总分', totalIs: '总分 %{total}', notYet: '还有 %{count} 项未打分。', notYetWords: '请填写总体评价。',
      tabs: '评分与材料', read: '申报材料', score: '评分（%{scored}/%{criteria}）', nextMark: '继续评分', toSeal: '去提交', sealedAt: '已于 %{at} 提交封存', backToSeats: '返回我的评审', mySheet: '我的评分表',
      noPanels: '目前没有需要评审的项目', noPanelsHelp: '通过部门审核的项目会出现在这里。', step: { seating: '待安排专家', scoring: '正在评分', complete: '评分已齐，待作结论' }, do: { seating: '安排专家', scoring: '查看进度', complete: '查看结果' },
      progress: '专家 %{seated}/%{min}，已提交 %{sealed}', meanIs: '平均分 %{mean}，标准差 %{spread}', late: '%{count} 人逾期', below: '低于合格线 %{mark}', conclude: '评审结论', seats: '专家席位（%{seated}，至少 %{min} 人）', sealedNote: '已提交 %{sealed}/%{seats}。全部提交前分数封存，任何人都看不到。',
      nobody: '还没有安排专家。', moreExperts: '增加专家', pickMissing: '还需安排 %{count} 位专家', pickMore: '增加专家', draw: '随机抽取 %{count} 位', drawHelp: '优先抽取本领域专家，应回避的不入选，同一单位只取一人。种子先记录，结果可复核。', draws: '抽取记录', drawLine: '第 %{number} 次，%{at}，%{by}：', drawShort: '缺 %{count} 位', seed: '种子',
      searchPool: '按姓名或单位查找', pool: '专家库', mustRecuse: '应当回避', cannot: '不能安排', match: { 0: '领域不同', 1: '同一领域', 2: '同一产业类别' }, load: '在手 %{count} 项', seat_n: '安排所选 %{count} 位', seatHelp: '将邀请：%{names}。专家先核对回避情形，再打开材料。',
      conflict: { 'same-organisation': '与申报单位同一单位', 'same-group': '与申报单位同属一个集团', 'joint-holder': '是共同持有单位', 'joint-holder-group': '与共同持有单位同属一个集团', 'report-issuer': '是第三方报告出具机构', 'report-author': '参与了第三方报告', 'site-owner': '是案例用户单位', nominator: '是推荐单位', 'former-organisation': '曾在相关单位任职', 'person-of-the-case': '是项目人员', 'declared-relation': '本人申报的关系' },
      result: '评审结果', figure: { mean: '平均分', spread: '标准差', min: '最低', max: '最高', passMark: '合格线' }, passed: '达到合格线 %{mark} 分。', notPassed: '低于合格线 %{mark} 分。', wide: '专家之间差异较大，请留意各项评语。', plot: '各项指标的专家评分分布，圆点为各位专家，竖线为平均分；数据见下表', table: '各项指标得分表', criterion: '指标', weightHead: '权重',
      notes: '评审会议纪要（草稿）', chair: '主持人', proceedings: '评审过程', paper: { summary: '评审汇总表', minutes: '评审会议纪要', sheet: '专家评分表' },
      sessions: '答辩场次', newSession: '安排场次（待安排 %{count} 项）', noSession: '还没有安排答辩场次。', newSessionTitle: '安排答辩场次', session: { title: '场次名称', at: '时间（北京时间）', place: '地点' }, sessionCount: '共 %{count} 项', sessionCases: '参加答辩的项目（已选 %{count} 项，按勾选顺序答辩）', sessionPanel: '评审专家（已选 %{count}，至少 %{min}）', schedule: '安排 %{count} 项',
      order: '顺序', technology: '技术', sheets: '评分', sealedOf: '已提交 %{sealed}/%{seated}', sealedYet: '封存', up: '前移', down: '后移',
    },
  },
  en: {
    evaluation: {
      mySeats: 'My evaluations', seat: 'Evaluation', panels: 'Evaluation', panel: 'Panel', noSeats: 'Nothing to evaluate now', noSeatsHelp: 'New invitations appear here and on the home page.',
      group: { invited: 'Invitations to answer', accepted: 'To be scored', done: 'Done' }, open: { invited: 'Read and answer', accepted: 'Score', sealed: 'Read', recused: 'Read' },
      scoredOf: '%{scored} of %{criteria} scored', myTotal: 'My score %{total}', sessionLine: 'Defence: %{title}, %{at}, %{place}', position: 'no. %{position}',
      state: { recused: 'You recused yourself and take no part in this evaluation.', replaced: 'This seat was given to somebody else; nothing is left for you to do.' },
      partiesTitle: 'First check whether you must recuse yourself', partiesHelp: 'These are the parties of the case. The application opens after you declare that you are free of them and accept.',
      party: { holder: 'Holder', jointHolders: 'Joint holders', nominator: 'Nominator', reportIssuers: 'Issuers of reports', siteOwners: 'Users in the cases' },
      answerTitle: 'Your answer', ground: { employment: 'You or a close relative work for one of them, or did within three years', family: 'A close relative, teacher or student among the main people', cooperation: 'Cooperation with or advice to one of them within three years, or a part in developing, testing or assessing the technology', shares: 'Shares in one of them, or another interest that may affect fairness' },
      declare: 'I declare that none of these holds, that I will judge independently, objectively and fairly, and keep the material and the evaluation confidential.', acceptSeat: 'Accept', acceptHelp: 'The application opens and you can score. The declaration goes on record.', recuseSeat: 'Recuse myself', recuseHelp: 'Give the reason in short. It does not affect later invitations.',
      weight: 'Weight %{weight}%', mark: 'Mark', markOf: 'Mark for “%{criterion}”', offScale: 'A number from 0 to %{max} with one decimal at most.', comment: 'Comment', addComment: 'Add a comment', look: 'See the material', rubricNote: 'Each criterion is marked from 0 to %{scale}; the total follows from the weights. Source: %{source}.',
      overall: 'Overall', overallHelp: 'Overall opinion (required)', seal: 'Seal the sheet', sealHelp: 'A sealed sheet cannot be changed. Nobody sees your marks before the whole panel has sealed.', total: 'Total', totalIs: 'Total %{total}', notYet: '%{count} criteria are not marked. ', notYetWords: 'The overall opinion is missing.',
      tabs: 'Sheet and material', read: 'Application', score: 'Sheet (%{scored}/%{criteria})', nextMark: 'Go on scoring', toSeal: 'To the end', sealedAt: 'Sealed at %{at}', backToSeats: 'Back to my evaluations', mySheet: 'My sheet',
      noPanels: 'No case to evaluate now', noPanelsHelp: 'Cases that passed the departments appear here.', step: { seating: 'Experts to be seated', scoring: 'Being scored', complete: 'All sealed, to be concluded' }, do: { seating: 'Seat experts', scoring: 'Progress', complete: 'Result' },
      progress: '%{seated} of %{min} experts, %{sealed} sealed', meanIs: 'Mean %{mean}, deviation %{spread}', late: '%{count} late', below: 'below the pass mark %{mark}', conclude: 'Conclusion', seats: 'Seats (%{seated}, at least %{min})', sealedNote: '%{sealed} of %{seats} sealed. Nobody sees a mark before all are in.',
      nobody: 'Nobody is seated yet.', moreExperts: 'Add experts', pickMissing: '%{count} more experts needed', pickMore: 'Add experts', draw: 'Draw %{count} at random', drawHelp: 'Experts of the area first, none with a conflict, one of an organisation. The seed is recorded first, so that the draw can be checked.', draws: 'Draws', drawLine: 'No. %{number}, %{at}, %{by}:', drawShort: '%{count} short', seed: 'Seed',
      searchPool: 'Find by name or organisation', pool: 'Expert pool', mustRecuse: 'Conflict', cannot: 'Not possible', match: { 0: 'Other field', 1: 'Same area', 2: 'Same category' }, load: '%{count} in hand', seat_n: 'Seat the %{count} chosen', seatHelp: 'Invites %{names}. They declare conflicts before the files open.',
      conflict: { 'same-organisation': 'Same organisation as the applicant', 'same-group': 'Same group as the applicant', 'joint-holder': 'Is a joint holder', 'joint-holder-group': 'Same group as a joint holder', 'report-issuer': 'Issued a report', 'report-author': 'Took part in a report', 'site-owner': 'Is a user in a case', nominator: 'Is the nominator', 'former-organisation': 'Worked for a party', 'person-of-the-case': 'Is a person of the case', 'declared-relation': 'Declared by the expert' },
      result: 'Result', figure: { mean: 'Mean', spread: 'Deviation', min: 'Lowest', max: 'Highest', passMark: 'Pass mark' }, passed: 'At or above the pass mark of %{mark}.', notPassed: 'Below the pass mark of %{mark}.', wide: 'The experts differ widely; see their comments.', plot: 'Marks of the experts per criterion: dots are experts, bars are means; the table below has the figures', table: 'Marks per criterion', criterion: 'Criterion', weightHead: 'Weight',
      notes: 'Minutes (draft)', chair: 'Chair', proceedings: 'Proceedings', paper: { summary: 'Panel summary', minutes: 'Panel minutes', sheet: 'Score sheet' },
      sessions: 'Defence sessions', newSession: 'Arrange a session (%{count} waiting)', noSession: 'No session is arranged yet.', newSessionTitle: 'Arrange a session', session: { title: 'Session', at: 'Time (Beijing)', place: 'Place' }, sessionCount: '%{count} cases', sessionCases: 'Cases (%{count} chosen, heard in the order of choosing)', sessionPanel: 'Experts (%{count} chosen, at least %{min})', schedule: 'Schedule %{count}',
      order: 'Order', technology: 'Technology', sheets: 'Sheets', sealedOf: '%{sealed} of %{seated} sealed', sealedYet: 'sealed', up: 'Earlier', down: 'Later',
    },
  },
});
