import { problem, type ProgrammeProblem } from './check-problem';
import { stagesAt, type ProgrammeCheck } from './check-material';
import type { ReportRule } from './definition';

const CHANGE_DECIDERS = ['holder', 'holder-filed', 'authority', 'never'];

/**
 * Further rounds that the form knows, and what follows a result: after the publication, each rule once, and with an
 * end.
 */
export const checkRounds: ProgrammeCheck = (definition, material) => {
  const problems: ProgrammeProblem[] = [];
  const seen = new Set<string>();
  const rules = (material.form.rules ?? []).map(({ when }) => when);
  // What is followed was published, or agreed upon where the result is an agreement.
  const result = definition.stages.findIndex(({ kind }) => kind === 'publication' || kind === 'agreement');
  for (const [index, { stage, path }] of stagesAt(definition).entries()) {
    if (stage.kind === 'supplement') {
      if (seen.has(stage.round) || stage.round === 'first')
        problems.push(
          problem('round.twice', `${path}/round`, {
            zh: `第二次出现轮次“${stage.round}”`,
            en: `The round "${stage.round}" comes a second time`,
          }),
        );
      seen.add(stage.round);
      if (material.form.facts?.['round'] === undefined || !rules.some((when) => when.includes(`"${stage.round}"`)))
        problems.push(
          problem(
            'round.unknown',
            `${path}/round`,
            {
              zh: `表单没有只在“${stage.round}”轮要求的内容`,
              en: `The form asks for nothing in the round "${stage.round}"`,
            },
            {
              suggestion: {
                zh: `在表单中声明 facts.round，并在规则中使用 facts.round = "${stage.round}"`,
                en: `Declare facts.round in the form and use facts.round = "${stage.round}" in a rule`,
              },
            },
          ),
        );
    }
    if (stage.kind !== 'follow-up') continue;
    if (result < 0 || result > index)
      problems.push(
        problem('follow-up.no-publication', path, {
          zh: `“${stage.title.zh}”之前没有发布，也没有签订任务书`,
          en: `Nothing is published or agreed before "${stage.title.en}"`,
        }),
      );
    const ids = [...stage.reports, ...stage.changes, ...stage.measures].map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    if (twice !== undefined)
      problems.push(
        problem('follow-up.rule-twice', path, {
          zh: `事项编号“${twice}”重复`,
          en: `The id "${twice}" stands for two things`,
        }),
      );
    for (const [at, report] of stage.reports.entries())
      if (report.after !== undefined && !opens(stage.reports, report))
        problems.push(
          problem('follow-up.never-opens', `${path}/reports/${at}/after`, {
            zh: `“${report.title.zh}”所等待的报告“${report.after}”不存在，或者相互等待`,
            en: `"${report.title.en}" waits for "${report.after}", which is no report here or waits for it in turn`,
          }),
        );
    for (const [at, change] of stage.changes.entries())
      if (!CHANGE_DECIDERS.includes(change.decides))
        problems.push(
          problem('follow-up.change-undecided', `${path}/changes/${at}`, {
            zh: `没有规定由谁决定“${change.title.zh}”`,
            en: `Nobody decides "${change.title.en}"`,
          }),
        );
    if (stage.endings.length === 0 && !stage.measures.some(({ ends }) => ends))
      problems.push(
        problem(
          'follow-up.no-end',
          `${path}/endings`,
          { zh: `“${stage.title.zh}”没有终点`, en: `"${stage.title.en}" never ends` },
          { severity: 'warning' },
        ),
      );
    for (const [at, ending] of stage.endings.entries())
      if (ending.reasons.length === 0)
        problems.push(
          problem('follow-up.no-reason', `${path}/endings/${at}/reasons`, {
            zh: `“${ending.title.zh}”没有可选理由`,
            en: `"${ending.title.en}" has no reasons to choose from`,
          }),
        );
  }
  return problems;
};

/** Whether the reports that one waits for lead back to one that waits for none. */
function opens(reports: readonly ReportRule[], report: ReportRule): boolean {
  let next: ReportRule | undefined = report;
  for (let step = 0; next && step <= reports.length; step++) {
    const before: string | undefined = next.after;
    if (before === undefined) return true;
    next = reports.find(({ id }) => id === before);
  }
  return false;
}
