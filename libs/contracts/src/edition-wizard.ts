import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { EditionBundleReportDto } from './edition-bundle';
import { Key, Line, OptionalLine, PaperDay, PlannedDay, Shaped } from './text';

/** The frequent shapes of a programme that the questions are made for. */
export const PROGRAMME_SHAPES = ['quota', 'standards', 'ladder', 'subsidy', 'cases', 'challenge'] as const;
export type ProgrammeShape = (typeof PROGRAMME_SHAPES)[number];

const closed = { additionalProperties: false };
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const words = (length: number) => Type.Object({ zh: Line(length), en: Line(length) }, closed);
/** Days, weights and the like. */
const count = (least: number, most: number) => Type.Integer({ minimum: least, maximum: most });
const id = () => Shaped('^[a-z][a-z0-9]*(-[a-z0-9]+)*$', { minLength: 2, maxLength: 40 });

/**
 * What an official is asked about a new programme. Every property is one question of the page, so that what is wrong
 * has its place there; from the answers follows the bundle that an expert would write.
 */
export const ProgrammeAnswers = Type.Object(
  {
    shape: Type.Union(PROGRAMME_SHAPES.map((shape) => Type.Literal(shape))),
    id: id(),
    /** Year, or year and batch. */
    edition: Shaped('^[0-9]{4}(-[a-z0-9]{1,10})?$', { maxLength: 16 }),
    title: words(100),
    callTitle: Line(200),
    callNumber: OptionalLine(80),
    callDate: PaperDay(),
    goal: words(300),
    reviewRecord: Line(120),
    reviewDate: PaperDay(),
    /** Who applies, in words of the call. */
    applicants: words(200),
    /** What one application is about: a technology, a standard, a project. */
    item: words(30),
    /** First level of the taxonomy with what stands below; a field without directions gets one of its own name. */
    fields: Type.Array(Type.Object({ name: words(60), directions: Type.Array(words(60), { maxItems: 30 }) }, closed), {
      minItems: 1,
      maxItems: 30,
    }),
    /** `place`: who nominates follows from the applicant's place; `own`: nominators apply themselves. */
    routing: Type.Union([Type.Literal('place'), Type.Literal('own')]),
    /** Nobody: the authority receives the applications of the whole country itself. */
    nominators: Type.Array(
      Type.Object(
        {
          org: Key(40),
          /** Only of an organisation that is not known here yet. */
          name: nullable(words(80)),
          /** Code of the place, where the organisation is new. */
          region: nullable(Shaped('^[0-9]{6}$', { maxLength: 6 })),
          /** Its applicants are those of the Production and Construction Corps, wherever they are. */
          corps: Type.Boolean(),
          /** Places; with a subsidy the money in units of 10,000 yuan; null: no limit. */
          limit: nullable(count(0, 100_000_000)),
        },
        closed,
      ),
      { maxItems: 200 },
    ),
    /** False: a limit holds in principle (原则上). */
    strict: Type.Boolean(),
    nominateBy: nullable(PlannedDay()),
    nominatorNoticeDays: nullable(count(1, 120)),
    /** Departments that decide together with the authority. */
    departments: Type.Array(Key(40), { maxItems: 30 }),
    checkDays: count(1, 120),
    experts: Type.Union([Type.Literal('none'), Type.Literal('written'), Type.Literal('defence')]),
    expertCount: count(1, 15),
    passMark: nullable(count(1, 100)),
    blind: Type.Boolean(),
    criteria: Type.Array(Type.Object({ title: words(60), weight: count(1, 100) }, closed), { maxItems: 20 }),
    closes: PlannedDay(),
    noticeDays: nullable(count(1, 120)),
    /** Title of the list or catalogue with the result; only Chinese, since it is the title of a paper. */
    catalogue: Line(100),
    resultDate: PlannedDay(),
    /** Of a ladder: its name, the level that is given here, from 1, and the programme below. */
    ladder: id(),
    level: count(1, 9),
    levelTitle: words(60),
    below: nullable(Key(80)),
    /** Months that what is agreed runs for. */
    months: count(1, 120),
  },
  closed,
);
export type ProgrammeAnswersDto = Static<typeof ProgrammeAnswers>;
/** A question, by the property of its answer. */
export type ProgrammeQuestion = keyof ProgrammeAnswersDto;

/** The bundle that follows from answers, with the report of its import; nothing is stored by asking. */
export interface ProgrammeProposalDto {
  text: string;
  report: EditionBundleReportDto;
  /** For each problem of the report the question that it belongs to; null where there is none. */
  questions: (ProgrammeQuestion | null)[];
}
