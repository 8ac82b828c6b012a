import type { EditionProblemDto } from '@linxuan/contracts';
import {
  checkProgramme,
  locator,
  parseProgramme,
  pointerOf,
  withinFileLimits,
  isUnopened,
  openYaml,
  type CheckMaterial,
  type ProgrammeDefinition,
  type ProgrammeProblem,
  type TextPosition,
} from '@linxuan/domain';
import { FormDefinitionError, parseForm, type FormDefinition } from '@linxuan/form-rules';
import { OrganisationRepository, type Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';

export interface EditionTexts {
  yaml: string;
  form: string;
  taxonomy: Record<string, unknown>;
}
export interface Examined {
  definition: ProgrammeDefinition | null;
  form: FormDefinition | null;
  problems: EditionProblemDto[];
  locate(pointer: string): TextPosition;
}

/** Organisations that a roster may name. */
export async function organisationsOf(tx: Tx): Promise<CheckMaterial['organisations']> {
  const organisations = await new OrganisationRepository(tx).forRoster();
  return organisations.map(({ id, kind }) => ({ code: id, kind }));
}

/**
 * Everything that is wrong in the texts of an edition, each with its line; what can be read is given even where the
 * other text is broken.
 */
export function examine(
  { yaml, form: formText, taxonomy }: EditionTexts,
  organisations: CheckMaterial['organisations'],
  editions?: CheckMaterial['editions'],
): Examined {
  const loaded = parseProgramme(yaml);
  const { form, problems: ofForm } = readForm(formText);
  const problems = loaded.problems.map((each) => placed(each, 'definition'));
  const { definition } = loaded;
  if (definition && form) {
    const found = checkProgramme(definition, {
      form,
      taxonomy,
      organisations,
      calendar: workingCalendar,
      ...(editions ? { editions } : {}),
    } as unknown as CheckMaterial);
    problems.push(...found.map((each) => placed({ ...each, ...loaded.locate(each.path) }, 'definition')));
  }
  return {
    definition,
    form: form && definition ? withinFileLimits(form, definition) : form,
    problems: [...problems, ...ofForm],
    locate: loaded.locate,
  };
}

export function placed(
  { severity, code, path, message, suggestion, line = 1, column = 1 }: ProgrammeProblem,
  part: EditionProblemDto['part'],
): EditionProblemDto {
  return { severity, code, path, message, ...(suggestion ? { suggestion } : {}), part, line, column };
}

export const errorsOf = (problems: EditionProblemDto[]): EditionProblemDto[] =>
  problems.filter(({ severity }) => severity === 'error');

export function readForm(text: string): { form: FormDefinition | null; problems: EditionProblemDto[] } {
  const opened = openYaml(text);
  if (isUnopened(opened)) return { form: null, problems: [placed(opened, 'form')] };
  const { document, lines } = opened;
  const syntax = opened.problems.map((each) => placed(each, 'form'));
  if (syntax.length > 0) return { form: null, problems: syntax };
  try {
    return { form: parseForm(document.toJS({ maxAliasCount: 0 })), problems: [] };
  } catch (error) {
    if (!(error instanceof FormDefinitionError))
      return {
        form: null,
        problems: [
          {
            severity: 'error',
            code: 'form.unreadable',
            path: '',
            message: { zh: '不能读取表单定义', en: error instanceof Error ? error.message : 'The form cannot be read' },
            part: 'form',
            line: 1,
            column: 1,
          },
        ],
      };
    const locate = locator(document, lines);
    return {
      form: null,
      problems: error.defects.map(({ at, problem }) => {
        const path = pointerOfDefect(at);
        return {
          severity: 'error',
          code: 'form.definition',
          path,
          message: { zh: `${at}：${problem.zh}`, en: `${at}: ${problem.en}` },
          part: 'form',
          ...locate(path),
        };
      }),
    };
  }
}

/**
 * `schema/holder/name` names a field, `steps.basics` a step; in the text a field stands under the properties of its
 * parent.
 */
function pointerOfDefect(at: string): string {
  if (!at.startsWith('schema')) return pointerOf(at.split('.').slice(0, 1));
  const parts = at
    .slice('schema'.length)
    .split('/')
    .filter((part) => part !== '');
  return pointerOf([
    'schema',
    ...parts.flatMap((part) => (part === '*' || part === '-' ? ['items'] : ['properties', part])),
  ]);
}
