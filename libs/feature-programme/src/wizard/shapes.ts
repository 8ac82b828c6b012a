import type { ProgrammeAnswersDto, ProgrammeShape } from '@linxuan/contracts';
import type { Pair } from './yaml-words';

/** What an expert decides for a shape, before anything is asked. */
export interface ShapeRules {
  /** What the programme is, in a comment above the edition. */
  what: Pair;
  /** How the limit of a nominator counts. */
  limit: 'cases' | 'money';
  /** What the authority looks at when the nominations have come. */
  check: 'formal' | 'eligibility';
  /** Nominators look through the papers before they nominate. */
  nominatorChecks: boolean;
  /** The authority ranks and cuts a list; otherwise what passes the review has passed. */
  ranks: boolean;
  /** When departments decide: on the papers, or on the result. */
  departments: 'before-experts' | 'after-notice';
  /** How it ends: with a list, or with an agreement and its reports. */
  ends: 'publication' | 'agreement';
  /** What the holder owes afterwards. */
  follows: 'nothing' | 'title' | 'standard' | 'task';
}

export const SHAPES: Readonly<Record<ProgrammeShape, ShapeRules>> = {
  quota: {
    what: { zh: '名额内推荐、择优入选', en: 'Nominators choose within their places, the best are listed' },
    limit: 'cases',
    check: 'formal',
    nominatorChecks: true,
    ranks: true,
    departments: 'before-experts',
    ends: 'publication',
    follows: 'nothing',
  },
  standards: {
    what: { zh: '标准推荐清单', en: 'A list of recommended standards; where a national one appears, that one counts' },
    limit: 'cases',
    check: 'formal',
    nominatorChecks: false,
    ranks: true,
    departments: 'after-notice',
    ends: 'publication',
    follows: 'standard',
  },
  ladder: {
    what: { zh: '梯度培育的一级', en: 'One level of a ladder of titles, which may be lost again' },
    limit: 'cases',
    check: 'formal',
    nominatorChecks: false,
    ranks: false,
    departments: 'before-experts',
    ends: 'publication',
    follows: 'title',
  },
  subsidy: {
    what: {
      zh: '两级审核的资金补助',
      en: 'A subsidy: the local level reviews within its money, the authority rechecks',
    },
    limit: 'money',
    check: 'eligibility',
    nominatorChecks: true,
    ranks: true,
    departments: 'before-experts',
    ends: 'publication',
    follows: 'nothing',
  },
  cases: {
    what: { zh: '案例征集', en: 'A collection of cases' },
    limit: 'cases',
    check: 'eligibility',
    nominatorChecks: true,
    ranks: true,
    departments: 'before-experts',
    ends: 'publication',
    follows: 'nothing',
  },
  challenge: {
    what: { zh: '揭榜挂帅', en: 'Tasks are posted, teams take them up; an agreement with reports follows' },
    limit: 'cases',
    check: 'formal',
    nominatorChecks: true,
    ranks: true,
    departments: 'before-experts',
    ends: 'agreement',
    follows: 'task',
  },
};

/** An organisation that is named, as the register has it. */
export interface KnownOrganisation {
  name: Pair;
  /** Code of its place, six digits. */
  region: string | null;
}

/** The answers with all that follows from them and from the installation. */
export interface WizardInput {
  answers: ProgrammeAnswersDto;
  rules: ShapeRules;
  authority: { org: string; name: Pair };
  organisations: ReadonlyMap<string, KnownOrganisation>;
  /** Number of the call, or that this edition says so. */
  source: string;
}

/** Where no document says it. */
export const OWN = '本期设定';
