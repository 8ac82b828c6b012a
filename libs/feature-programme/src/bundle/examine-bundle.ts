import type { EditionProblemDto } from '@linxuan/contracts';
import {
  checkProgramme,
  withinFileLimits,
  type CalendarData,
  type CheckMaterial,
  type ProgrammeDefinition,
  type ProgrammeProblem,
} from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import { placed } from '../examine';
import { namedFiles, namedOrganisations } from './named-parts';
import { remedied, type BundleOrganisation, type OpenBundle } from './open-bundle';

/** What the installation has, for what a bundle leaves out. */
export interface Surroundings {
  organisations: { id: string; kind: string; name: { zh: string; en: string } }[];
  calendar: CalendarData;
  programmes?: CheckMaterial['programmes'];
  editions?: CheckMaterial['editions'];
  /** The form, taxonomy and earlier figures of other editions, by the names that the bundle gives and lacks. */
  form: { text: string; value: FormDefinition } | null;
  taxonomy: Record<string, unknown> | null;
  earlier: Readonly<Record<string, unknown>>;
}

/** A bundle held against the installation: everything that an edition needs, or what is wrong. */
export interface ExaminedBundle {
  definition: ProgrammeDefinition | null;
  yaml: string;
  form: FormDefinition | null;
  formText: string;
  /** As an edition stores it: with the figures of earlier editions. */
  taxonomy: Record<string, unknown> | null;
  /** Those that the installation does not have yet, parents first. */
  missing: BundleOrganisation[];
  /** Which parts came from the installation, since the bundle has none. */
  taken: ('form' | 'taxonomy' | 'earlier')[];
  problems: EditionProblemDto[];
}

/** What keeps a bundle from being a draft. What only keeps it from being opened, such as a day gone by, may follow. */
export function keepsOut({ severity, code }: Pick<EditionProblemDto, 'severity' | 'code'>): boolean {
  return severity === 'error' && !/^(?:deadline|version)\./.test(code);
}

/** All that is wrong in a bundle, each missing thing once. */
export function examineBundle(bundle: OpenBundle, around: Surroundings): ExaminedBundle {
  const definition = bundle.edition?.value ?? null;
  const { missing, problems: ofOrganisations } = organisationsOf(bundle, around);
  const form = bundle.form?.value ?? (bundle.kinds.has('form') ? null : (around.form?.value ?? null));
  const taxonomy = taxonomyOf(bundle, around);
  const problems = [...bundle.problems, ...missingParts(bundle, around), ...ofOrganisations];
  if (definition && form && taxonomy) {
    const found = checkProgramme(definition, {
      form,
      taxonomy,
      organisations: [
        ...around.organisations.map(({ id, kind }) => ({ code: id, kind })),
        // One that is wrong in the file is told there, and not once more as unknown.
        ...(bundle.organisations?.value ?? []).map(({ code, kind }) => ({ code, kind })),
      ],
      calendar: around.calendar,
      ...(around.programmes ? { programmes: around.programmes } : {}),
      ...(around.editions ? { editions: around.editions } : {}),
    } as unknown as CheckMaterial);
    problems.push(...onceEach(found.map((each) => atEdition(bundle, each))));
  }
  return {
    definition,
    yaml: bundle.edition?.text ?? '',
    form: form && definition ? withinFileLimits(form, definition) : form,
    formText: bundle.form?.text ?? around.form?.text ?? '',
    taxonomy,
    missing,
    taken: [
      ...(!bundle.kinds.has('form') && around.form ? (['form'] as const) : []),
      ...(!bundle.kinds.has('taxonomy') && around.taxonomy ? (['taxonomy'] as const) : []),
      ...(Object.keys(around.earlier).length > 0 ? (['earlier'] as const) : []),
    ],
    problems,
  };
}

function atEdition(bundle: OpenBundle, each: ProgrammeProblem): EditionProblemDto {
  return placed({ ...remedied(each), ...(bundle.edition?.locate(each.path) ?? {}) }, 'definition');
}

function taxonomyOf(bundle: OpenBundle, around: Surroundings): Record<string, unknown> | null {
  const own = bundle.taxonomy?.value ?? (bundle.kinds.has('taxonomy') ? null : around.taxonomy);
  if (!own) return null;
  const { earlier: known, ...entries } = own as { earlier?: Record<string, unknown> };
  const earlier = {
    ...(bundle.taxonomy ? {} : known),
    ...around.earlier,
    ...Object.fromEntries(bundle.earlier.map(({ value }) => [String(value['id']), value])),
  };
  return { ...entries, ...(Object.keys(earlier).length > 0 ? { earlier } : {}) };
}

/** A part that the edition names and neither the bundle nor the installation has. */
function missingParts(bundle: OpenBundle, around: Surroundings): EditionProblemDto[] {
  if (!bundle.edition) return [];
  const files = namedFiles(bundle.edition.value);
  const lacking = [
    ...(bundle.kinds.has('form') || around.form
      ? []
      : [{ path: files.form.path, zh: `表单“${files.form.name}”`, en: `the form "${files.form.name}"` }]),
    ...(bundle.kinds.has('taxonomy') || around.taxonomy
      ? []
      : [
          {
            path: files.taxonomy.path,
            zh: `分类目录“${files.taxonomy.name}”`,
            en: `the taxonomy "${files.taxonomy.name}"`,
          },
        ]),
    ...files.earlier
      .filter(({ name }) => !hasEarlier(bundle, around, name))
      .map(({ path, name }) => ({ path, zh: `往期指标“${name}”`, en: `the earlier figures "${name}"` })),
  ];
  const unused = bundle.earlier.filter(({ value }) => !files.earlier.some(({ name }) => name === value['id']));
  return [
    ...lacking.map(({ path, zh, en }) =>
      atEdition(bundle, {
        severity: 'error',
        code: 'bundle.missing-part',
        path,
        message: { zh: `文件和本系统中都没有${zh}`, en: `Neither the file nor the installation has ${en}` },
      }),
    ),
    ...unused.map(({ value, locate }) =>
      placed(
        {
          ...remedied({
            severity: 'warning',
            code: 'bundle.earlier-unused',
            path: '/id',
            message: {
              zh: `方案没有使用往期指标“${String(value['id'])}”`,
              en: `The edition does not use the earlier figures "${String(value['id'])}"`,
            },
          }),
          ...locate('/id'),
        },
        'earlier',
      ),
    ),
  ];
}

function hasEarlier(bundle: OpenBundle, around: Surroundings, name: string): boolean {
  return (
    name in around.earlier ||
    bundle.earlier.some(({ value }) => value['id'] === name) ||
    // One that cannot be read is told at its own place.
    bundle.problems.some(({ part }) => part === 'earlier')
  );
}

/** Organisations of the bundle that the edition names and the installation lacks, with those above them. */
function organisationsOf(
  bundle: OpenBundle,
  around: Surroundings,
): { missing: BundleOrganisation[]; problems: EditionProblemDto[] } {
  const part = bundle.organisations;
  if (!part) return { missing: [], problems: [] };
  const known = new Map(around.organisations.map((org) => [org.id, org]));
  const listed = new Map<string, BundleOrganisation>();
  const problems: EditionProblemDto[] = [];
  const say = (index: number, field: string, code: string, zh: string, en: string, severity?: 'warning') =>
    problems.push(
      placed(
        {
          ...remedied({
            severity: severity ?? 'error',
            code,
            path: `/organisations/${index}/${field}`,
            message: { zh, en },
          }),
          ...part.locate(`/organisations/${index}/${field}`),
        },
        'organisations',
      ),
    );
  const needed = bundle.edition ? withParents(namedOrganisations(bundle.edition.value), part.value) : null;
  const missing: BundleOrganisation[] = [];
  for (const [index, org] of part.value.entries()) {
    const { code, kind, parent, name } = org;
    const here = known.get(code);
    if (listed.has(code))
      say(index, 'code', 'bundle.organisation-twice', `单位代码“${code}”重复`, `The code "${code}" stands twice`);
    else if (here && here.kind !== kind)
      say(
        index,
        'kind',
        'bundle.organisation-kind',
        `本系统中“${code}”（${here.name.zh}）的种类是${here.kind}`,
        `Here "${code}" (${here.name.en}) is of kind ${here.kind}`,
      );
    else if (here && (here.name.zh !== name.zh || here.name.en !== name.en))
      say(
        index,
        'name',
        'bundle.organisation-name',
        `本系统中“${code}”名为“${here.name.zh}”，保持不变`,
        `Here "${code}" is named "${here.name.en}", which stays`,
        'warning',
      );
    else if (!here && needed && !needed.has(code))
      say(
        index,
        'code',
        'bundle.organisation-not-named',
        `方案没有使用“${code}”，不会增加该单位`,
        `The edition does not name "${code}"; it is not added`,
        'warning',
      );
    else if (!here && parent !== null && !known.has(parent) && !listed.has(parent))
      say(
        index,
        'parent',
        'bundle.organisation-parent',
        `在此之前没有上级单位“${parent}”`,
        `There is no organisation "${parent}" before it`,
      );
    else if (!here) missing.push(org);
    listed.set(code, org);
  }
  return { missing, problems };
}

function withParents(named: ReadonlySet<string>, organisations: readonly BundleOrganisation[]): Set<string> {
  const above = new Map(organisations.map(({ code, parent }) => [code, parent]));
  const all = new Set(named);
  for (const code of named)
    for (let next = above.get(code); next && !all.has(next); next = above.get(next)) all.add(next);
  return all;
}

/** What is said of several places in the same words is said once, at the first, with the lines of the others. */
function onceEach(problems: EditionProblemDto[]): EditionProblemDto[] {
  const first = new Map<string, { problem: EditionProblemDto; lines: number[] }>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.code} ${problem.message.zh}`;
    const before = first.get(key);
    if (before) before.lines.push(problem.line);
    else first.set(key, { problem, lines: [] });
  }
  return [...first.values()].map(({ problem, lines }) => {
    const others = [...new Set(lines)].filter((line) => line !== problem.line);
    if (others.length === 0) return problem;
    const shown = others.slice(0, 5);
    const more = others.length > shown.length;
    return {
      ...problem,
      message: {
        zh: `${problem.message.zh}（第 ${shown.join('、')} 行${more ? '等处' : ''}也是）`,
        en: `${problem.message.en} (also on ${others.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${more ? ' and more' : ''})`,
      },
    };
  });
}
