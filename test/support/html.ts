import { HtmlValidate } from 'html-validate';

/** The rules of the HTML standard and of accessible markup; how a page is laid out in its source is nobody's concern. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
});

/** What a validator of HTML finds wrong in a page: rule, place and message. */
export async function htmlFaults(page: string): Promise<string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, column, message }) => `${ruleId} ${line}:${column} ${message}`),
  );
}
