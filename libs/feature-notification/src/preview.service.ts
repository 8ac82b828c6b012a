import { Injectable } from '@nestjs/common';
import type { NoticeTableDto, PreviewBodyDto, PreviewDto } from '@linxuan/contracts';
import { fitsEvent, LADDER_FIELDS, NOTICE_FIELDS, renderRule, templateFaults } from '@linxuan/domain';
import { CaseRepository, RecordedMoveRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, workingCalendar, type SessionActor } from '@linxuan/platform';
import { NoticeTables } from './notice-table';
import { stepWords } from './reminders/step-notices';

/** The table of an edition, and what a row of it says of a real case. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly tables: NoticeTables,
  ) {}

  /** Of the edition that is named, or the newest open one. */
  table(actor: SessionActor, editionId?: string): Promise<NoticeTableDto> {
    return this.work.run(actor.scope, async (tx) => {
      const editions = (await this.tables.open(tx)).filter(({ authority }) => authority === actor.orgId);
      const edition = editionId ? editions.find(({ id }) => id === editionId) : editions[0];
      if (!edition) throw new DomainError('subject.notFound');
      return {
        editionId: edition.id,
        title: edition.title,
        editions: editions.map(({ id, title }) => ({ id, title })),
        notices: edition.table.notices,
        ladders: edition.table.ladders,
        fields: { notice: [...NOTICE_FIELDS], ladder: [...LADDER_FIELDS] },
      };
    });
  }

  /**
   * Fills templates, stored or just being written, with the facts of a case that the person sees: its newest decision
   * that the row speaks of, or its newest at all. Throws `notice.templateField` for a field that does not exist.
   */
  async preview(
    actor: SessionActor,
    { editionId, number, kind, events, subject, body }: PreviewBodyDto,
  ): Promise<PreviewDto> {
    const fields: readonly string[] = kind === 'ladder' ? LADDER_FIELDS : NOTICE_FIELDS;
    const faults = Object.entries({ subject, body }).flatMap(([part, { zh, en }]) =>
      Object.entries({ zh, en }).flatMap(([lang, template]) =>
        templateFaults(template, fields).map((fault) => ({ fault, pointer: `/${part}/${lang}` })),
      ),
    );
    if (faults.length > 0)
      throw new DomainError(
        'notice.templateField',
        {
          fields: [...new Set(faults.map(({ fault }) => fault))].join(' '),
          known: fields.map((field) => `{${field}}`).join(' '),
        },
        {
          fields: faults.map(({ fault, pointer }) => ({
            pointer,
            code: 'unknown-field',
            words: { zh: `没有 ${fault} 这个字段`, en: `There is no field ${fault}` },
          })),
        },
      );
    return this.work.run(actor.scope, async (tx) => {
      const found = await new CaseRepository(tx).ofNumber(editionId, number);
      if (!found)
        throw new DomainError(
          'subject.notFound',
          {},
          {
            fields: [
              {
                pointer: '/number',
                code: 'unknown',
                words: { zh: '没有这个编号的申报', en: 'No application of this number' },
              },
            ],
          },
        );
      const moves = await new RecordedMoveRepository(tx).ofCase(found.id);
      const fitting = moves.find(({ event }) => fitsEvent({ events }, event));
      const move = fitting ?? moves[0];
      if (!move) throw new DomainError('subject.notFound');
      const edition = await this.tables.get(tx, editionId);
      const now = this.clock.iso();
      const task = {
        id: found.id,
        kind: found.openTaskKind ?? 'check-conditions',
        number: move.number,
        title: move.title ?? '',
        stage: move.caseStage ?? move.stage,
        orgId: actor.orgId,
        role: actor.role,
        queueKey: '',
        openedAt: move.at,
        dueAt: found.dueAt ?? now,
        apart: null,
        fired: [],
      };
      const text =
        kind === 'ladder'
          ? stepWords({ subject, body }, [task], edition, { people: [actor.displayName], away: [], deputies: [] }, now)
          : renderRule({ subject, body }, move, edition, true, workingCalendar);
      return {
        number: move.number ?? '',
        title: move.title ?? '',
        event: move.event,
        fits: kind === 'ladder' || fitting !== undefined,
        subject: text.words,
        body: text.body,
      };
    });
  }
}
