import type { EditionBundleReportDto, EditionProblemDto, EditionTaxonomyChangeDto } from '@linxuan/contracts';
import { withinFileLimits } from '@linxuan/domain';
import { differencesOf } from '../differences';
import { readForm } from '../examine';
import type { BundlePlan } from './bundle-plan';
import { keepsOut, type ExaminedBundle } from './examine-bundle';

/** As many as a page lists. */
const MOST = 200;

/** What is in a bundle and what an import of it would do, as the person reads it before anything is done. */
export function reportOf(
  bundle: ExaminedBundle,
  plan: BundlePlan | null,
  problems: EditionProblemDto[],
): EditionBundleReportDto {
  const base = plan?.base ?? null;
  const was = base?.definition ? readForm(base.form).form : null;
  return {
    editionId: plan?.editionId ?? null,
    title: bundle.definition?.title ?? null,
    outcome: problems.some(keepsOut) || !plan ? 'refused' : plan.outcome,
    version: plan?.version ?? null,
    draft: plan?.draft
      ? { version: plan.draft.version, revision: plan.draft.revision, savedAt: plan.draft.savedAt }
      : null,
    base: base ? { id: base.editionId, version: base.version } : null,
    taken: bundle.taken,
    organisations: bundle.missing.map(({ code, name }) => ({ code, name })),
    taxonomy: bundle.taxonomy ? taxonomyChange(base?.taxonomy ?? null, bundle.taxonomy) : null,
    problems: problems.slice(0, MOST),
    more: Math.max(0, problems.length - MOST),
    differences: differencesOf(base?.definition ?? null, bundle.definition, {
      before: was && base?.definition ? withinFileLimits(was, base.definition) : null,
      after: bundle.form,
    }),
  };
}

interface Entries {
  id?: string;
  title?: { zh: string; en: string };
  entries?: { code: string; name: { zh: string; en?: string } }[];
}

/** Which entries come, go and are named otherwise from one taxonomy to another. */
export function taxonomyChange(
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
): EditionTaxonomyChangeDto {
  const is = after as Entries;
  const now = new Map((is.entries ?? []).map(({ code, name }) => [code, name]));
  const was = new Map(((before as Entries | null)?.entries ?? []).map(({ code, name }) => [code, name]));
  const named = ([code, name]: [string, { zh: string; en?: string }]) => ({
    code,
    name: { zh: name.zh, en: name.en ?? name.zh },
  });
  return {
    id: is.id ?? '',
    title: is.title ?? { zh: is.id ?? '', en: is.id ?? '' },
    entries: now.size,
    compared: before !== null,
    added:
      before === null
        ? []
        : [...now]
            .filter(([code]) => !was.has(code))
            .map(named)
            .slice(0, MOST),
    removed: [...was]
      .filter(([code]) => !now.has(code))
      .map(named)
      .slice(0, MOST),
    renamed: [...now]
      .filter(([code, name]) => was.has(code) && was.get(code)?.zh !== name.zh)
      .map((entry) => ({ ...named(entry), before: was.get(entry[0])?.zh ?? '' }))
      .slice(0, MOST),
  };
}
