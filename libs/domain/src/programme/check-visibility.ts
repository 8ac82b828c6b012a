import { problem, type ProgrammeProblem } from './check-problem';
import { formNodeAt, type ProgrammeCheck } from './check-material';

/**
 * Hidden fields exist, are shown again by a stage that exists, and stay hidden until the last sheet that is written
 * blind.
 */
export const checkVisibility: ProgrammeCheck = (definition, material) => {
  const order = definition.stages.map(({ id }) => id);
  const lastWritten = definition.stages.map(({ kind }) => kind).lastIndexOf('written-evaluation');
  return (definition.visibility ?? []).flatMap(({ pointer, hiddenFrom, until }, index) => {
    const path = `/visibility/${index}`;
    const problems: ProgrammeProblem[] = [];
    if (!pointer.startsWith('/attachments') && !formNodeAt(material.form.schema, pointer))
      problems.push(
        problem('visibility.unknown-field', `${path}/pointer`, {
          zh: `表单中没有字段“${pointer}”`,
          en: `The form has no field "${pointer}"`,
        }),
      );
    if (until !== undefined && !order.includes(until))
      problems.push(
        problem('visibility.unknown-stage', `${path}/until`, {
          zh: `没有环节“${until}”`,
          en: `There is no stage "${until}"`,
        }),
      );
    else if (until !== undefined && hiddenFrom.includes('expert') && order.indexOf(until) <= lastWritten)
      problems.push(
        problem(
          'visibility.shown-too-early',
          `${path}/until`,
          {
            zh: `“${pointer}”在书面评审结束前就对专家显示，盲评失效`,
            en: `"${pointer}" is shown to experts before the written evaluation is over, so it is not blind`,
          },
          {
            suggestion: {
              zh: `改为书面评审之后的环节，例如“${order[lastWritten + 1] ?? ''}”`,
              en: `Name a stage after it, such as "${order[lastWritten + 1] ?? ''}"`,
            },
          },
        ),
      );
    return problems;
  });
};
