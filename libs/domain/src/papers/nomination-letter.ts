import type { DocumentRef, ProgrammeDefinition } from '../programme/definition';
import { nounsOf } from '../programme/nouns';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

/**
 * What the drafted letter of a batch says: whose call it answers, who took part, how many came in, and what goes out in
 * which order.
 */
export interface NominationDraft {
  /** The call with its number, where it has one: 《…》（…号）. */
  readonly call: string;
  /** How the nominator calls itself: 我委, 我厅, 我局. */
  readonly self: string;
  /** Departments that took part in the preliminary review; none for a nominator that reviews alone. */
  readonly jointDepartments: readonly string[];
  readonly received: number;
  readonly items: readonly string[];
  /** What is nominated: 绿色技术, 重大技术装备. */
  readonly objectName: string;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** A name in quotation marks; those inside it become single ones (GB/T 15834-2011, 4.8). */
export function quotedName(name: string): string {
  return `“${oneLine(name).replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** Title that names the first item and the count, as nominations are usually titled. */
export function nominationTitle(firstItem: string, count: number, objectName: string): string {
  const name = quotedName(firstItem);
  return count > 1 ? `关于推荐${name}等${count}项${objectName}的函` : `关于推荐${name}${objectName}的函`;
}

/** Body of a nomination letter, drafted from the batch; the clerk may rewrite it. */
export function draftNominationBody(draft: NominationDraft): Paragraph[] {
  const count = draft.items.length;
  const first = quotedName(draft.items[0] ?? '');
  const jointly =
    draft.jointDepartments.length === 0
      ? `${draft.self}组织开展了初审`
      : `${draft.self}会同${draft.jointDepartments.map(oneLine).join('、')}开展了初审`;
  const named = count > 1 ? `${first}等${count}项${draft.objectName}` : `${first}${draft.objectName}`;
  return [
    `按照${oneLine(draft.call)}要求，${jointly}。本次共收到申报${draft.received}项，经初审、比选和排序，现推荐${named}，具体名单和排序见推荐汇总表。`,
    `所推荐${draft.objectName}的申报材料真实性、完整性已经审核，申报表及证明材料随文附送，电子版已通过系统报送。`,
    '请予审核。',
  ].map((text) => ({ kind: 'paragraph', text }));
}

/** A document as a letter cites it; one without a number has no empty brackets behind its title. */
export function documentName({ title, number }: DocumentRef): string {
  return number ? `《${title}》（${number}）` : `《${title}》`;
}

type LetterEdition = Pick<ProgrammeDefinition, 'title' | 'call' | 'nouns' | 'guide'>;

export interface LetterFacts {
  /** Names of the departments that were asked, in the order of the roster. */
  departments: readonly string[];
  /** Applications that this holder received in all. */
  received: number;
  /** Titles in the order of the batch; none of a zero return. */
  titles: readonly string[];
  /** Of a zero return, behind the first paragraph. */
  reason?: string;
}

/**
 * Title and drafted body of a batch in the state that the facts describe: the preview and what is frozen use this one
 * function.
 */
export function draftLetter(edition: LetterEdition, facts: LetterFacts): { title: string; paragraphs: Paragraph[] } {
  const call = documentName(edition.call);
  const object = nounsOf(edition).item.zh;
  // 绿色技术推荐（2024年度） says itself what is done.
  const act = edition.title.zh.includes('推荐') ? '' : '推荐';
  if (facts.titles.length === 0)
    return {
      title: `关于${edition.title.zh}${act}情况的函`,
      paragraphs: [
        `按照${call}要求，我单位组织开展了${edition.title.zh}${act}工作。经审核，本次没有推荐的${object}。${facts.reason ?? ''}`,
        '特此报告。',
      ].map((text) => ({ kind: 'paragraph', text })),
    };
  return {
    title: nominationTitle(facts.titles[0] ?? '', facts.titles.length, object),
    paragraphs: draftNominationBody({
      call,
      self: '我单位',
      jointDepartments: facts.departments,
      received: Math.max(facts.received, facts.titles.length),
      items: facts.titles,
      objectName: object,
    }),
  };
}

/** What the batch says of a case unless the clerk writes otherwise: what the departments said, in numbers. */
export function draftOpinion(answered: number, dissent: number): string {
  if (answered === 0) return '经初审，同意推荐。';
  if (dissent === 0) return `经${answered}个部门会审，均无不同意见，同意推荐。`;
  return `经${answered}个部门会审，${dissent}个部门有不同意见，已书面答复，同意推荐。`;
}
