import type { CaseRow } from '../workflow/rows';
import type { StageKindName, Text } from './definition';
import type { CaseMachine } from './machine';

const RETURNING = new Set<StageKindName>(['check', 'joint-review', 'department-review']);

/**
 * What the applicant reads of where its case is: the stage's public words while it runs or is followed, plain words at
 * its end.
 */
export function publicTitleOf(machine: CaseMachine, row: Pick<CaseRow, 'state' | 'outcome'>): Text {
  const state = machine.states.get(row.state);
  const stage = state ? machine.stages.get(state.stage) : undefined;
  if (!state || !stage) return { zh: row.state, en: row.state };
  const ending =
    stage.kind === 'follow-up' ? stage.endings.find(({ outcome }) => outcome === state.name)?.title : undefined;
  switch (row.outcome) {
    case 'rejected':
      return { zh: `未通过（${stage.title.zh}）`, en: `Not passed (${stage.title.en})` };
    case 'withdrawn':
      return { zh: '已撤回', en: 'Withdrawn' };
    case 'ended':
      return ending
        ? { zh: `后续管理已结束（${ending.zh}）`, en: `Follow-up has ended (${ending.en})` }
        : { zh: '后续管理已结束', en: 'Follow-up has ended' };
    case 'published':
      if (state.followed) return stage.publicTitle;
      return ending
        ? { zh: `已入选，跟踪管理已结束（${ending.zh}）`, en: `Selected, follow-up has ended (${ending.en})` }
        : { zh: '已入选并发布', en: 'Selected and published' };
    case 'running':
      // In a check or a review the applicant has the ball only when something was returned to it; elsewhere it is its
      // turn, as to sign.
      return state.heldBy === 'applicant' && RETURNING.has(stage.kind)
        ? { zh: `退回补正（${stage.title.zh}）`, en: `Returned for correction (${stage.title.en})` }
        : stage.publicTitle;
  }
}
