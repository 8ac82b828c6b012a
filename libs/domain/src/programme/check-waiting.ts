import { problem } from './check-problem';
import { stagesAt, type ProgrammeCheck } from './check-material';
import type { DueRule } from './definition';

/** No stage waits for ever, and the public has at least one working day. */
export const checkWaiting: ProgrammeCheck = (definition) =>
  stagesAt(definition).flatMap(({ stage, path }) => {
    if (stage.kind === 'public-notice' && stage.workingDays < 1)
      return [
        problem('notice.too-short', `${path}/workingDays`, {
          zh: '公示不得少于1个工作日',
          en: 'A public notice lasts at least 1 working day',
        }),
      ];
    const asks = (stage.kind === 'joint-review' || stage.kind === 'department-review') && stage.ask !== 'nobody';
    const due = asks ? (stage.opinionDue as DueRule | undefined) : undefined;
    return asks && !due
      ? [
          problem('review.waits-for-ever', path, {
            zh: `“${stage.title.zh}”的会同意见没有期限，部门不答复就无法办结`,
            en: `Opinions at "${stage.title.en}" have no due date: a silent department would hold the case for ever`,
          }),
        ]
      : [];
  });
