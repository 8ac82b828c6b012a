import type { Text } from './definition';

/** What to do about problems of places, amounts and extra places. */
export const QUOTA_REMEDIES: Readonly<Record<string, Text>> = {
  'quota.cap': { zh: '限额写cap，不设总数写type: uncapped', en: 'Write a cap, or type: uncapped where there is none' },
  'quota.words': {
    zh: '改写文字中的数字，或者改回名额数量',
    en: 'State the new number in the words, or set the number back',
  },
  'quota.no-holder': {
    zh: '在roster或者groupQuota中使用该名额，或者删去',
    en: 'Use the quota in the roster or in groupQuota, or delete it',
  },
  'quota.binds-nowhere': {
    zh: '加上推荐、确定名单、签订任务书或者发布环节，或者删去该名额',
    en: 'Add a nomination, a list, an agreement or a publication, or delete the quota',
  },
  'quota.unknown': { zh: '写quotas中已有的编号，不占名额写null', en: 'Name a quota of quotas, or null for none' },
  'quota.key-empty': {
    zh: '按项目会有的内容计算（key），或者删去该名额',
    en: 'Count by something that cases have (key), or delete the quota',
  },
  'quota.key-too-many': { zh: '减少key的口径，或者降低cap', en: 'Count by less (key), or lower cap' },
  'quota.key-held': { zh: '此处写另一名额或者null', en: 'Name another quota here, or null' },
  'quota.key-extras': { zh: '删去extras，或者删去key', en: 'Leave extras out, or leave key out' },
  'quota.key-yearly': { zh: '写明pot，或者删去yearly', en: 'Name a pot, or leave yearly out' },
  'quota.pot-key': {
    zh: '各期写同样的type、strength和key',
    en: 'State the same type, strength and key in each edition',
  },
  'quota.pot-differs': { zh: '各期写同样的cap', en: 'State the same cap in each edition' },
  'quota.shared-account': {
    zh: 'sharesQuotaOf应指向自有名额的推荐单位',
    en: 'sharesQuotaOf names a nominator with an account of its own',
  },
  'quota.shared-differs': { zh: '共用名额的单位与被共用单位写同一名额', en: 'Write the same quota in both rows' },
  'quota.group-missing': { zh: '有集团报送时写groupQuota', en: 'Where groups submit, state groupQuota' },
  'extras.answer-before-filing': { zh: '答复日期写在申请截止之后', en: 'Set answerBy behind fileBy' },
  'extras.answer-after-nomination': { zh: '答复日期写在推荐截止之前', en: 'Set answerBy before the nomination is due' },
  'extras.rule-twice': { zh: '给其中一项另起编号', en: 'Give one of the two another id' },
  'extras.adds-nothing': { zh: '写出增加的数量', en: 'State how many it adds' },
  'extras.missing-fact': { zh: '在roster的facts中写明该数据', en: 'State the fact in the roster (facts)' },
  'extras.unknown-fact': { zh: '写roster的facts中已有的名称', en: 'Name a fact that stands in the roster' },
  'extras.steps': { zh: '各档按from从小到大写', en: 'Let the steps rise by from' },
  'extras.unknown-quota': { zh: '写quotas中已有的编号', en: 'Name a quota of quotas' },
  'extras.no-stage': {
    zh: '加上kind: quota-extra的环节，或者删去extras',
    en: 'Add a stage of kind: quota-extra, or leave extras out',
  },
  'extras.not-a-cap': { zh: '删去extras，或者把type改为cap', en: 'Leave extras out, or set type: cap' },
  'money.not-money': { zh: '把type改为money，或者删去amountField', en: 'Set type: money, or leave amountField out' },
  'money.not-a-number': { zh: '指向表单中的金额字段', en: 'Point to a field that holds an amount' },
  'money.unknown-field': { zh: '指向表单中的金额字段', en: 'Point to a field that holds an amount' },
  'money.payment-of-nothing': {
    zh: '给推荐单位写type: money的名额，或者删去payments',
    en: 'Give nominators a quota of type: money, or leave payments out',
  },
};
