import type { EditionBundleReportDto, EditionImportedDto, EditionProblemDto } from '@linxuan/contracts';
import { businessDateOf } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { placed } from '../examine';
import { pastDates, taxonomyProblems, versionProblems } from '../version-rules';
import { carryOut, isSound, planOf, type BundlePlan, type SoundBundle } from './bundle-plan';
import { reportOf } from './bundle-report';
import { examineBundle, keepsOut } from './examine-bundle';
import { openBundle, remedied, type OpenBundle } from './open-bundle';
import { surroundingsOf } from './surroundings';

/** Who brings a bundle. */
export interface BundleTaker {
  /** The authority whose editions the person writes; null where any may be brought. */
  authority: string | null;
  /** Accounts that answer for the text, and do not approve it. */
  authors: string[];
  /** Instant of the act, ISO 8601. */
  at: string;
}

interface Weighed {
  report: EditionBundleReportDto;
  sound: SoundBundle | null;
  plan: BundlePlan | null;
}

/** What an import would do. Nothing is stored. */
export async function reportBundle(tx: Tx, text: string, taker: BundleTaker): Promise<EditionBundleReportDto> {
  return (await weigh(tx, text, taker)).report;
}

/**
 * Brings a bundle: all of it, in the transaction at hand, or nothing. What is known changes nothing however often it is
 * brought. Throws `bundle.faulty` with the places of what is wrong, `edition.draftOpen` where a version waits for its
 * approval, `edition.stale` where the draft that it replaces was saved since `revision`.
 */
export async function takeBundle(
  tx: Tx,
  text: string,
  taker: BundleTaker,
  revision?: number,
): Promise<EditionImportedDto> {
  const { report, sound, plan } = await weigh(tx, text, taker);
  const faults = report.problems.filter(keepsOut);
  if (!sound || !plan || faults.length > 0) throw faultyBundle(faults);
  if (revision !== undefined && plan.draft && plan.draft.revision !== revision)
    throw new DomainError('edition.stale', { revision: plan.draft.revision });
  await carryOut(tx, sound, plan, taker);
  return { editionId: plan.editionId, version: plan.version, changed: plan.outcome !== 'same' };
}

async function weigh(tx: Tx, text: string, taker: BundleTaker): Promise<Weighed> {
  const opened = openBundle(text);
  const bundle = examineBundle(opened, await surroundingsOf(tx, opened));
  const plan = isSound(bundle) ? await planOf(tx, bundle) : null;
  const problems = [...bundle.problems, ...ownProblems(opened, plan, taker)];
  if (bundle.definition && bundle.taxonomy && plan && plan.outcome !== 'same')
    problems.push(...laterProblems(opened, bundle as SoundBundle, plan, taker));
  return { report: reportOf(bundle, plan, problems), sound: isSound(bundle) ? bundle : null, plan };
}

/** Whose edition it is. */
function ownProblems(opened: OpenBundle, plan: BundlePlan | null, { authority }: BundleTaker): EditionProblemDto[] {
  const edition = opened.edition;
  if (!edition) return [];
  const at = (path: string, code: string, zh: string, en: string) =>
    placed(
      { ...remedied({ severity: 'error', code, path, message: { zh, en } }), ...edition.locate(path) },
      'definition',
    );
  const { value } = edition;
  return [
    ...(authority !== null && value.authority !== authority
      ? [
          at(
            '/authority',
            'bundle.other-authority',
            `方案的主管部门是“${value.authority}”，本单位是“${authority}”`,
            `The authority of the edition is "${value.authority}"; yours is "${authority}"`,
          ),
        ]
      : []),
    ...(plan?.otherAuthority
      ? [
          at(
            '/id',
            'bundle.other-programme',
            `项目“${value.id}”属于“${plan.otherAuthority}”`,
            `The programme "${value.id}" belongs to "${plan.otherAuthority}"`,
          ),
        ]
      : []),
  ];
}

/** What a draft may still hold, and has to be mended before it is opened. */
function laterProblems(
  opened: OpenBundle,
  { definition, taxonomy }: SoundBundle,
  { base, editionId }: BundlePlan,
  { at }: BundleTaker,
): EditionProblemDto[] {
  const own = base?.editionId === editionId ? base : null;
  return [
    ...(own?.definition ? versionProblems(own.definition, definition) : []),
    ...(own ? taxonomyProblems(own.taxonomy, taxonomy) : []),
    ...pastDates(definition, own?.definition ?? null, businessDateOf(at)),
  ].map((each) => placed({ ...remedied(each), ...(opened.edition?.locate(each.path) ?? {}) }, 'definition'));
}

/** As many as a reader corrects in one go. */
const MOST = 20;

function faultyBundle(faults: readonly EditionProblemDto[]): DomainError {
  return new DomainError(
    'bundle.faulty',
    { count: Math.max(1, faults.length) },
    {
      fields: faults.slice(0, MOST).map(({ path, code, message, suggestion, line, column }) => ({
        pointer: path,
        code,
        words: {
          zh: `第 ${line} 行第 ${column} 列：${message.zh}${suggestion ? `。${suggestion.zh}` : ''}`,
          en: `line ${line}, column ${column}: ${message.en}${suggestion ? `. ${suggestion.en}` : ''}`,
        },
      })),
    },
  );
}
