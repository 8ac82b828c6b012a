import { REGISTERED_FIELDS } from '@linxuan/form-rules';
import { problem } from './check-problem';
import { stagesAt, type FormNode, type ProgrammeCheck } from './check-material';

const RELATION_LISTS: readonly (string | undefined)[] = ['affiliations', 'central-groups'];
const RELATION_NAMES = /affiliat|subsidiar|central|groupCode|groupName|parentOrg|regionCode/i;
const RELATION_WORDS = /隶属|子公司|央企|中央企业|所属集团|上级单位|控股|所在地/;

/**
 * Conditions on a relation of the applicant that the register knows, but which rest on a field that only the applicant
 * fills in. At the registered places the register's word is taken; anywhere else ticking the other answer escapes the
 * condition.
 */
export const checkDeclared: ProgrammeCheck = (definition, { form }) => {
  const free = declaredRelations(form.schema, []);
  const formPath = stagesAt(definition).find(({ stage }) => stage.kind === 'application')?.path ?? '';
  const conditions = [
    ...(form.rules ?? []).map(({ when }) => ({ path: `${formPath}/form`, words: when })),
    ...(definition.eligibility as { evaluator?: { expression?: unknown } }[]).map(({ evaluator }, index) => ({
      path: `/eligibility/${index}/evaluator/expression`,
      words: typeof evaluator?.expression === 'string' ? evaluator.expression : '',
    })),
  ];
  return conditions.flatMap(({ path, words }) =>
    free
      .filter((field) => readsField(words, field))
      .map((field) =>
        problem(
          'condition.self-declared',
          path,
          {
            zh: `条件依据申报单位自行勾选的“/${field.join('/')}”，而登记信息中有这一事实，改选即可规避`,
            en: `A condition rests on "/${field.join('/')}", which the applicant ticks itself although the register knows it; ticking the other answer escapes it`,
          },
          {
            severity: 'warning',
            suggestion: {
              zh: `改用按登记信息判断的字段：${Object.keys(REGISTERED_FIELDS).join('、')}`,
              en: `Use a field that goes by the register: ${Object.keys(REGISTERED_FIELDS).join(', ')}`,
            },
          },
        ),
      ),
  );
};

/**
 * Fields on relations of the applicant itself, by list, name or title; rows speak of others, of whom the register says
 * nothing here.
 */
function declaredRelations(node: FormNode, at: readonly string[]): string[][] {
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const path = [...at, name];
    if (field.properties) return declaredRelations(field, path);
    const speaks =
      RELATION_LISTS.includes(field['x-list']) ||
      RELATION_NAMES.test(name) ||
      RELATION_WORDS.test(field['x-title']?.zh ?? '');
    const registered = Object.hasOwn(REGISTERED_FIELDS, `/${path.join('/')}`);
    return speaks && !registered && !field.items ? [path] : [];
  });
}

function readsField(expression: string, field: readonly string[]): boolean {
  const path = field.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*\\.\\s*');
  return new RegExp(`(^|[^\\w.])${path}(?![\\w])`).test(expression);
}
