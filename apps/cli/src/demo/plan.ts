import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAINLAND_PREFIXES } from '@linxuan/form-rules';
import { configFolder } from '../config-files';

export interface PublishedTechnology {
  no: number;
  area: string;
  category: string;
  name: string;
  cases: { title: string; annualCO2Tonnes: number | null; annualCoalEquivTonnes: number | null }[];
}

/** Why a fictional application fails, and where. */
export type Fate =
  | 'published'
  | 'incomplete'
  | 'department-disagrees'
  | 'over-quota'
  | 'group-over-quota'
  | 'late'
  | 'case-364-days'
  | 'no-patent'
  | 'no-report'
  | 'ministry-disagrees'
  | 'low-written-score'
  | 'low-oral-score'
  | 'below-cut-line'
  | 'objection-upheld'
  | 'withdrawn-early'
  | 'withdrawn-late'
  | 'recheck-disagrees';

/** State and reason code a case of this fate must end with. */
export const ENDS: Record<Fate, { state: string; groupState?: string; reason: string | null }> = {
  published: { state: 'publication.published', reason: null },
  incomplete: { state: 'preliminary-check.not-accepted', reason: 'incomplete' },
  'department-disagrees': { state: 'preliminary-review.not-recommended', reason: 'department-disagrees' },
  'over-quota': { state: 'nomination.not-nominated', reason: 'over-quota' },
  'group-over-quota': { state: 'group-nomination.not-nominated', reason: 'over-quota' },
  late: { state: 'nomination.late', reason: 'late' },
  'case-364-days': { state: 'condition-check.not-accepted', reason: 'eligibility-cases' },
  'no-patent': { state: 'condition-check.not-accepted', reason: 'eligibility-patent' },
  'no-report': { state: 'condition-check.not-accepted', reason: 'eligibility-report' },
  'ministry-disagrees': { state: 'department-review.not-recommended', reason: 'department-disagrees' },
  'low-written-score': { state: 'written-evaluation.not-passed', reason: 'low-score' },
  'low-oral-score': { state: 'oral-defence.not-passed', reason: 'low-score' },
  'below-cut-line': { state: 'list-decision.not-listed', reason: 'below-cut-line' },
  'objection-upheld': { state: 'public-notice.excluded', reason: 'objection-upheld' },
  'withdrawn-early': { state: 'application.withdrawn', reason: null },
  'withdrawn-late': { state: 'application.withdrawn', reason: null },
  'recheck-disagrees': { state: 'recheck.not-recommended', reason: 'department-disagrees' },
};

export interface PlanLine {
  index: number;
  /** Organisation code of the fictional applicant; its person signs in as `apply@<company>`. */
  company: string;
  technology: PublishedTechnology;
  fate: Fate;
  nominator: string;
  region: string;
  group: string | null;
  affiliation?: string;
}

const FAILING: [Fate, number][] = [
  ['incomplete', 5],
  ['department-disagrees', 6],
  ['over-quota', 8],
  ['group-over-quota', 4],
  ['late', 3],
  ['case-364-days', 6],
  ['no-patent', 5],
  ['no-report', 4],
  ['ministry-disagrees', 4],
  ['low-written-score', 5],
  ['low-oral-score', 3],
  ['below-cut-line', 3],
  ['objection-upheld', 2],
  ['withdrawn-early', 2],
  ['withdrawn-late', 2],
  ['recheck-disagrees', 2],
];
const INVENTED = [
  '相变蓄热调峰装置',
  '低温余热发电成套技术',
  '膜法脱盐浓水回用工艺',
  '赤泥基胶凝材料制备技术',
  '光热耦合干燥系统',
  '矿井水分质利用技术',
  '农林剩余物热解多联产工艺',
  '装配式近零能耗墙体系统',
];

const GROUPS = [
  'soe-hengchuan-power',
  'soe-qinglan-grid',
  'soe-borui-steel',
  'soe-yuanze-chem',
  'soe-jiuan-build',
  'soe-tongtu-rail',
  'soe-haiyao-ship',
  'soe-linyuan-forest',
  'soe-shuohe-mine',
  'soe-jingyuan-env',
];
/** Its whole batch comes after the deadline and is refused. */
const LATE_PROVINCE = '54';
/** Fates that are decided before a slot is taken. */
const WITHOUT_SLOT: Fate[] = ['incomplete', 'department-disagrees', 'over-quota', 'withdrawn-early'];
const CAP = 6;
/** Provinces whose quota the over-quota applicants meet full. */
const CROWDED = ['44', '32', '33', '37'];

export const DEMO_PLAN: PlanLine[] = buildPlan();

/** Spreads the published technologies and the fictional failures over nominators, every one within its cap. */
function buildPlan(): PlanLine[] {
  const { technologies } = JSON.parse(
    readFileSync(join(configFolder(), 'catalogue/green-technology-2024.json'), 'utf8'),
  ) as { technologies: PublishedTechnology[] };
  const used = new Map<string, number>();
  const lines: PlanLine[] = [];
  const add = (
    technology: PublishedTechnology,
    fate: Fate,
    place: Pick<PlanLine, 'nominator' | 'region' | 'group' | 'affiliation'>,
  ) =>
    lines.push({
      index: lines.length,
      company: `demo-round-${String(lines.length + 1).padStart(3, '0')}`,
      technology,
      fate,
      ...place,
    });

  const soe = technologies.slice(0, GROUPS.length * 2);
  for (const [i, technology] of soe.entries())
    add(technology, 'published', groupPlace(GROUPS[i % GROUPS.length] ?? ''));
  const open = () => provincePlace(nextProvince(used));
  // The crowded provinces are filled first, so that a seventh is really one too many.
  const rest = technologies.slice(soe.length);
  const crowded = CROWDED.flatMap((province) => Array.from({ length: CAP }, () => province));
  for (const [i, technology] of rest.entries()) {
    const province = crowded[i];
    if (province) used.set(province, (used.get(province) ?? 0) + 1);
    add(technology, 'published', province ? provincePlace(province) : open());
  }
  for (const [fate, count] of FAILING)
    for (let n = 0; n < count; n++) {
      const base = technologies[(lines.length * 7) % technologies.length];
      const technology = {
        ...(base as PublishedTechnology),
        no: 0,
        area: base?.area === '7' ? '1' : (base?.area ?? '1'),
        category: base?.area === '7' ? '1.1' : (base?.category ?? '1.1'),
        name: `${INVENTED[lines.length % INVENTED.length] ?? ''}（演示${lines.length + 1}）`,
      };
      if (fate === 'over-quota') add(technology, fate, provincePlace(CROWDED[n % CROWDED.length] ?? ''));
      else if (fate === 'group-over-quota') add(technology, fate, groupPlace(GROUPS[n] ?? ''));
      else if (fate === 'late') add(technology, fate, provincePlace(LATE_PROVINCE));
      else
        add(
          technology,
          fate,
          WITHOUT_SLOT.includes(fate)
            ? provincePlace(
                MAINLAND_PREFIXES[(n * 5) % 30] === LATE_PROVINCE ? '11' : (MAINLAND_PREFIXES[(n * 5) % 30] ?? '11'),
              )
            : open(),
        );
    }
  return lines;
}

function nextProvince(used: Map<string, number>): string {
  const free = MAINLAND_PREFIXES.filter(
    (province) => province !== LATE_PROVINCE && (used.get(province) ?? 0) < CAP,
  ).sort((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0));
  const province = free[0];
  if (!province) throw new Error('The demo round has more nominations than places');
  used.set(province, (used.get(province) ?? 0) + 1);
  return province;
}

function provincePlace(province: string): Pick<PlanLine, 'nominator' | 'region' | 'group'> {
  return { nominator: `ndrc-${province}0000`, region: `${province}0100`, group: null };
}
function groupPlace(group: string): Pick<PlanLine, 'nominator' | 'region' | 'group'> {
  return { nominator: 'sasac', region: '110100', group };
}
