import { Injectable } from '@nestjs/common';
import {
  OrganisationBody,
  UserBody,
  type BodySheetColumn,
  type BodySheetLineDto,
  type BodySheetReportDto,
  type BodySheetRowDto,
  type OrganisationBodyDto,
  type UserBodyDto,
} from '@linxuan/contracts';
import {
  OrganisationRepository,
  PeopleKnownRepository,
  UnitOfWork,
  type KnownAccount,
  type Tx,
} from '@linxuan/persistence';
import { checkSchema, DomainError, toProblem, type SessionActor } from '@linxuan/platform';
import { GrantService } from './grant.service';
import { OrganisationService } from './organisation.service';
import { describesBody, parentsFirst } from './sheet-bodies';
import { personsOf, type SheetPerson } from './sheet-persons';
import { UserService } from './user.service';

/** Takes everything back, and carries what was found out of the transaction. */
class TakenBack extends Error {
  constructor(readonly report: BodySheetReportDto) {
    super('nothing was kept');
  }
}

/**
 * Bodies and their people from one sheet. A report is the import without its last step: every row goes the way that it
 * would go one by one, and then all of it is taken back. Of a sheet with one faulty row nothing is kept; the same sheet
 * twice changes nothing.
 */
@Injectable()
export class BodySheetService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly organisations: OrganisationService,
    private readonly users: UserService,
    private readonly grants: GrantService,
  ) {}

  report(actor: SessionActor, rows: readonly BodySheetRowDto[]): Promise<BodySheetReportDto> {
    return this.through(actor, rows, false);
  }

  /** Accounts and roles are proposed, and another person confirms them. */
  import(actor: SessionActor, rows: readonly BodySheetRowDto[]): Promise<BodySheetReportDto> {
    return this.through(actor, rows, true);
  }

  private async through(
    actor: SessionActor,
    rows: readonly BodySheetRowDto[],
    keep: boolean,
  ): Promise<BodySheetReportDto> {
    try {
      return await this.work.run(actor.scope, async (tx) => {
        const report = await this.carryOut(tx, actor, rows);
        if (!keep || report.figures.problems > 0) throw new TakenBack({ ...report, proposed: [] });
        return { ...report, done: true };
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.report;
      throw error;
    }
  }

  private async carryOut(tx: Tx, actor: SessionActor, rows: readonly BodySheetRowDto[]): Promise<BodySheetReportDto> {
    const lines = rows.map((_, index): BodySheetLineDto => ({
      row: index + 1,
      body: null,
      person: null,
      problems: [],
    }));
    const proposed: BodySheetReportDto['proposed'] = [];
    // Bodies first: a person of the first row may belong to one that a later row brings.
    for (const index of parentsFirst(rows))
      await tried(lines[index], ORGANISATION_COLUMNS, async (line) => {
        line.body = await this.body(tx, rows[index] ?? {});
      });
    const persons = personsOf(rows, lines);
    const known = await new PeopleKnownRepository(tx).accounts(persons.map(({ login }) => login));
    for (const person of persons)
      await tried(lines[person.row - 1], PERSON_COLUMNS, async (line) => {
        const account = known.find(({ login }) => login.toLowerCase() === person.login.toLowerCase());
        const made = account ? await this.roles(tx, actor, account, person) : await this.account(tx, actor, person);
        line.person = account ? (made ? 'roles' : 'known') : 'account';
        if (made) proposed.push(made);
      });
    const count = (test: (line: BodySheetLineDto) => boolean) => lines.filter(test).length;
    return {
      done: false,
      lines,
      figures: {
        bodies: count(({ body }) => body === 'new'),
        accounts: count(({ person }) => person === 'account'),
        roles: count(({ person }) => person === 'roles'),
        problems: lines.reduce((sum, { problems }) => sum + problems.length, 0),
      },
      proposed,
    };
  }

  private async body(tx: Tx, row: BodySheetRowDto): Promise<'new' | 'known'> {
    const id = row.org ?? '';
    if (id !== '' && (await new OrganisationRepository(tx).exists(id))) return 'known';
    if (id !== '' && !describesBody(row))
      throw new DomainError('organisation.unknown', { id }, { fields: [{ pointer: '/id', code: 'unknown' }] });
    const body = {
      id,
      kind: row.kind,
      nameZh: row.name,
      nameEn: row.nameEn || row.name,
      uscc: row.uscc || null,
      regionCode: row.region || null,
      affiliation: row.affiliation || null,
      parentId: row.parent || null,
    };
    checkSchema(OrganisationBody, body);
    await this.organisations.add(tx, body as OrganisationBodyDto);
    return 'new';
  }

  private account(tx: Tx, actor: SessionActor, { login, name, identity, memberships }: SheetPerson) {
    const body = {
      login,
      displayName: name,
      memberships,
      ...(identity === '' ? {} : { identityNumber: identity }),
    };
    checkSchema(UserBody, body);
    return this.users.add(tx, actor, body as UserBodyDto);
  }

  /** Proposes what the account neither has nor waits for; null where that is nothing. */
  private async roles(tx: Tx, actor: SessionActor, account: KnownAccount, { name, memberships }: SheetPerson) {
    if (name !== '' && name !== account.displayName)
      throw new DomainError(
        'user.loginTaken',
        { login: account.login },
        { fields: [{ pointer: '/login', code: 'taken' }] },
      );
    const there = new Set([...account.held, ...account.waiting]);
    const more = memberships.filter(({ orgId, role }) => !there.has(`${orgId}/${role}`));
    if (more.length === 0) return null;
    checkSchema(UserBody.properties.memberships, more);
    return this.grants.propose(tx, actor, { kind: 'membership', userId: account.id, memberships: more });
  }
}

const ORGANISATION_COLUMNS: Record<string, BodySheetColumn> = {
  id: 'org',
  kind: 'kind',
  nameZh: 'name',
  nameEn: 'nameEn',
  uscc: 'uscc',
  regionCode: 'region',
  affiliation: 'affiliation',
  parentId: 'parent',
};
const PERSON_COLUMNS: Record<string, BodySheetColumn> = {
  login: 'login',
  displayName: 'person',
  memberships: 'roles',
  identityNumber: 'identity',
  orgId: 'org',
  role: 'roles',
};

/** Does a step of a line; what refuses it stands with the line, by column, in both languages. */
async function tried(
  line: BodySheetLineDto | undefined,
  columns: Record<string, BodySheetColumn>,
  step: (line: BodySheetLineDto) => Promise<void>,
): Promise<void> {
  if (!line || line.problems.length > 0) return;
  try {
    await step(line);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const [zh, en] = (['zh', 'en'] as const).map((language) =>
      toProblem(error.code, error.params, error.more, language),
    );
    const fields = zh?.fields ?? [];
    if (fields.length === 0 || error.code !== 'request.invalid')
      line.problems.push({
        column: columnOf(fields[0]?.pointer, columns),
        message: { zh: zh?.detail ?? error.code, en: en?.detail ?? error.code },
      });
    else
      for (const [index, field] of fields.entries())
        line.problems.push({
          column: columnOf(field.pointer, columns),
          message: { zh: field.message ?? zh?.detail ?? '', en: en?.fields?.[index]?.message ?? en?.detail ?? '' },
        });
  }
}

function columnOf(pointer: string | undefined, columns: Record<string, BodySheetColumn>): BodySheetColumn | null {
  const parts = (pointer ?? '').split('/').filter((part) => part !== '');
  return (
    parts
      .reverse()
      .map((part) => columns[part])
      .find((column) => column !== undefined) ?? null
  );
}
