import type { Text, Threshold, VoteStage } from '../programme/definition';
import { fractionOf } from './kinds/vote-count';

/** When a committee has a quorum and what its majority is, in words. */
export function voteWords({ quorum, recused, majority }: Pick<VoteStage, 'quorum' | 'recused' | 'majority'>): {
  quorum: Text;
  majority: Text;
} {
  const [needed, won] = [thresholdWords(quorum), thresholdWords(majority)];
  const counted = recused === 'counted';
  return {
    quorum: {
      zh: `参加表决的委员${needed.zh}方为有效，回避的委员${counted ? '计入' : '不计入'}应到人数`,
      en: `A vote has effect where ${needed.en} of the members have voted; members who are recused ${counted ? 'count' : 'do not count'} among them`,
    },
    majority: {
      zh: `同意票${won.zh}（按${majority.of === 'present' ? '参加表决的委员' : '全体委员'}计）为通过`,
      en: `It is carried by ${won.en} of ${majority.of === 'present' ? 'those who voted' : 'all members'}`,
    },
  };
}

function thresholdWords(threshold: Threshold): Text {
  const [numerator, denominator] = fractionOf(threshold);
  const atLeast = 'atLeast' in threshold;
  const part = numerator * 2 === denominator ? { zh: '半数', en: 'half' } : null;
  const zh = part?.zh ?? `${denominator}分之${numerator}`;
  const en = part?.en ?? `${numerator}/${denominator}`;
  return atLeast ? { zh: `达到${zh}`, en: `at least ${en}` } : { zh: `超过${zh}`, en: `more than ${en}` };
}
