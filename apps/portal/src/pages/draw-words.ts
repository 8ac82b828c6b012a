import type { ActType, ReplacementGround } from '@linxuan/draw';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const PHASE_WORDS: Record<'frozen' | 'drawn' | 'annulled', Words> = {
  frozen: { zh: '已冻结', en: 'frozen' },
  drawn: { zh: '已抽取', en: 'drawn' },
  annulled: { zh: '已作废', en: 'ended' },
};

export const ACT_WORDS: Record<ActType, Words> = {
  'witness-committed': { zh: '见证人封存骰子点数', en: 'a witness bound a throw' },
  'witness-revealed': { zh: '见证人揭示骰子点数', en: 'a witness showed the throw' },
  'beacon-entered': { zh: '录入信标签名', en: 'the signature of the beacon was entered' },
  drawn: { zh: '抽取', en: 'drawn' },
  replaced: { zh: '递补', en: 'replaced' },
  'repeat-proposed': { zh: '提出重抽或者作废', en: 'a redraw or the end of the round was proposed' },
  'repeat-confirmed': { zh: '另一人确认', en: 'another person confirmed it' },
  'repeat-declined': { zh: '没有同意', en: 'it was declined' },
};

export const GROUND_WORDS: Record<ReplacementGround, Words> = {
  declined: { zh: '谢绝', en: 'declined' },
  recused: { zh: '回避', en: 'recused' },
  conflict: { zh: '利益冲突', en: 'conflict of interest' },
  ill: { zh: '因病', en: 'ill' },
  unreachable: { zh: '联系不上', en: 'out of reach' },
  disqualified: { zh: '取消资格', en: 'disqualified' },
};
