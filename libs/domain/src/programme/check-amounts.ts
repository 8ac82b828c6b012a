import { problem, type ProgrammeProblem } from './check-problem';
import { formNodeAt, stagesAt, type ProgrammeCheck } from './check-material';

/** Money: where a quota, an agreement or a payment speaks of an amount, the form states it as a number. */
export const checkAmounts: ProgrammeCheck = (definition, material) => {
  const problems: ProgrammeProblem[] = [];
  for (const [index, { type, amountField, title }] of definition.quotas.entries()) {
    const path = `/quotas/${index}/amountField`;
    if (type !== 'money') {
      if (amountField)
        problems.push(
          problem('money.not-money', path, {
            zh: `“${title.zh}”不按金额计，不需要金额字段`,
            en: `"${title.en}" is not about money and reads no amount`,
          }),
        );
      continue;
    }
    if (!amountField) {
      problems.push(
        problem(
          'money.no-amount-field',
          `/quotas/${index}`,
          {
            zh: `“${title.zh}”按金额计，但没有指明表单中的金额字段`,
            en: `"${title.en}" is about money, but no field of the form states the amount`,
          },
          {
            suggestion: {
              zh: '加上 amountField: {pointer: …, unit: wan-yuan}',
              en: 'Add amountField: {pointer: …, unit: wan-yuan}',
            },
          },
        ),
      );
      continue;
    }
    const node = formNodeAt(material.form.schema, amountField.pointer);
    if (!node)
      problems.push(
        problem('money.unknown-field', `${path}/pointer`, {
          zh: `表单中没有字段“${amountField.pointer}”`,
          en: `The form has no field "${amountField.pointer}"`,
        }),
      );
    else if (node.format !== 'decimal' && node.type !== 'integer')
      problems.push(
        problem('money.not-a-number', `${path}/pointer`, {
          zh: `“${amountField.pointer}”不是数`,
          en: `"${amountField.pointer}" is no number`,
        }),
      );
  }
  const stated =
    definition.quotas.some(({ amountField }) => amountField) ||
    definition.stages.some(({ kind }) => kind === 'agreement');
  for (const { stage, path } of stagesAt(definition))
    if (stage.kind === 'follow-up' && stage.payments && !stated)
      problems.push(
        problem('money.payment-of-nothing', `${path}/payments`, {
          zh: '有拨付但没有金额来源（金额名额或者任务书）',
          en: 'There are payments, but neither a quota of money nor an agreement fixes an amount',
        }),
      );
  return problems;
};
