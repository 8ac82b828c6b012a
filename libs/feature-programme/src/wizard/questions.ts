import type { EditionProblemDto, ProgrammeQuestion } from '@linxuan/contracts';
import type { ProgrammeDefinition } from '@linxuan/domain';

/** Where the answer of a question stands in the edition; stages by their id. The longest that fits counts. */
const PLACES: readonly (readonly [at: string, question: ProgrammeQuestion])[] = [
  ['/id', 'id'],
  ['/edition', 'edition'],
  ['/title', 'title'],
  ['/call/title', 'callTitle'],
  ['/call/number', 'callNumber'],
  ['/call', 'callDate'],
  ['/fairCompetitionReview/date', 'reviewDate'],
  ['/fairCompetitionReview', 'reviewRecord'],
  ['/guide/goal', 'goal'],
  ['/guide/addressees', 'applicants'],
  ['/taxonomy', 'fields'],
  ['/ladder/ladder', 'ladder'],
  ['/ladder/title', 'levelTitle'],
  ['/ladder', 'level'],
  ['/ministryDepartments', 'departments'],
  ['/routes', 'routing'],
  ['/quotas', 'nominators'],
  ['/roster', 'nominators'],
  ['/eligibility', 'fields'],
  ['/rubrics', 'criteria'],
  ['/visibility', 'blind'],
  ['/stages/application/closes', 'closes'],
  ['/stages/application/winnersOf', 'below'],
  ['/stages/nominator-check', 'checkDays'],
  ['/stages/local-review', 'checkDays'],
  ['/stages/nominator-notice', 'nominatorNoticeDays'],
  ['/stages/nomination', 'nominateBy'],
  ['/stages/formal-check', 'checkDays'],
  ['/stages/condition-check', 'checkDays'],
  ['/stages/department-review', 'departments'],
  ['/stages/joint-decision', 'departments'],
  ['/stages/evaluation', 'experts'],
  ['/stages/evaluation/minExperts', 'expertCount'],
  ['/stages/evaluation/passMark', 'passMark'],
  ['/stages/public-notice', 'noticeDays'],
  ['/stages/publication', 'resultDate'],
  ['/stages/publication/document/title', 'catalogue'],
  ['/stages/follow-up', 'months'],
];

/** The question that a problem belongs to; null where the wizard asks nothing of the kind, as in the form. */
export function questionOf(
  { part, path }: Pick<EditionProblemDto, 'part' | 'path'>,
  definition: Pick<ProgrammeDefinition, 'stages'> | null,
): ProgrammeQuestion | null {
  if (part === 'taxonomy') return 'fields';
  if (part === 'organisations') return 'nominators';
  if (part !== 'definition') return null;
  const at = path.replace(/^\/stages\/(\d+)/, (whole, index: string) => {
    const stage = definition?.stages[Number(index)];
    return stage ? `/stages/${stage.id}` : whole;
  });
  const found = PLACES.filter(([place]) => at === place || at.startsWith(`${place}/`));
  return found.sort((a, b) => b[0].length - a[0].length)[0]?.[1] ?? null;
}
