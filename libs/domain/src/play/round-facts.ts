import { changedPointers, isAcceptable, validateForm, type JsonObject } from '@linxuan/form-rules';
import { businessDateOf } from '../calendar';
import type { Command, OutsideFacts } from '../programme/machine';
import type { WorkingSet } from '../workflow/working-set';
import { extendedDate } from './extended-date';
import { EXPERTS, type RoundSetting, type SampleApplicant } from './round-setting';
import { shaOf } from './sha-of';

/** What the facts are read from: the round, without what it does with them. */
export interface FactSource {
  readonly setting: RoundSetting;
  readonly workingSet: WorkingSet;
  readonly now: string;
  letter: { content: Record<string, unknown>; others: string[] } | undefined;
  routing(applicant: SampleApplicant): OutsideFacts['routing'];
  roundOf(stageId: string): string;
}

/** What the request service would load beside the rows: the submission with its problems, experts, members, papers. */
export function outsideFacts(round: FactSource, command: Command, changed: string[]): OutsideFacts {
  const { setting, workingSet } = round;
  const { payload, subjectType, subjectId, actor } = command;
  const texts = Object.fromEntries([
    ['', shaOf(payload)],
    ...['text', 'reason', 'answer'].flatMap((key) =>
      typeof payload[key] === 'string' ? [[`/${key}`, shaOf(payload[key])]] : [],
    ),
  ]) as Record<string, string>;
  const facts: OutsideFacts = {
    texts,
    taxonomy: setting.areas,
    extendedTo: extendedDate(workingSet, command),
  };
  if (round.letter) {
    texts[''] = shaOf(round.letter.content);
    Object.assign(facts, { paper: round.letter.content, otherTitles: round.letter.others });
  }
  const row = subjectType === 'case' ? workingSet.case.get(subjectId) : undefined;
  const content = setting.snapshots.get(String(payload['revisionSha'])) as JsonObject | undefined;
  if (row && content) {
    const before = setting.snapshots.get(row.revisionSha ?? '') as JsonObject | undefined;
    const { attachments: _files, ...fields } = content;
    const problems = validateForm(
      setting.edition.form,
      fields,
      setting.formFacts(businessDateOf(round.now), round.roundOf(row.stage)),
    );
    facts.submission = {
      content,
      problems: isAcceptable(problems) ? [] : problems.map(({ pointer, code }) => ({ pointer, code })),
      changed: before ? changedPointers(before, content) : changed,
    };
    const applicant = setting.applicants.find(({ org }) => org === row.applicantOrg);
    if (applicant) facts.routing = round.routing(applicant);
    // Sample applicants stand in the first register that the edition names.
    const register = setting.edition.definition.entry?.anyOf[0]?.register;
    if (register) facts.registers = [{ register, number: '1', issuedOn: '2000-01-01', validUntil: null, source: '' }];
  }
  if (payload['experts'])
    facts.experts = Object.fromEntries(
      EXPERTS.map((_, n) => setting.user(setting.expertOrg, 'expert', n)).map(({ userId, orgId }) => [
        userId,
        { orgId, conflicts: [] },
      ]),
    );
  if (payload['userId'])
    facts.members = Object.fromEntries(
      [0, 1].map((n) => [setting.user(actor.orgId, 'department-reviewer', n).userId, ['department-reviewer' as const]]),
    );
  const prepared =
    subjectType === 'dossier' ? setting.snapshots.get(workingSet.dossier.get(subjectId)?.contentSha ?? '') : undefined;
  if (prepared) facts.worksheet = prepared as Record<string, unknown>;
  const answer =
    subjectType === 'dossier' ? setting.snapshots.get(workingSet.dossier.get(subjectId)?.answerSha ?? '') : undefined;
  if (answer) facts.answer = answer as Record<string, unknown>;
  return facts;
}
