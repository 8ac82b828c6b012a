import { Injectable } from '@nestjs/common';
import type {
  OrganisationBodyDto,
  OrganisationDto,
  OrganisationPatchDto,
  OrganisationQueryDto,
} from '@linxuan/contracts';
import { isValidRegionCode, parseUscc } from '@linxuan/domain';
import { compactIdentifier } from '@linxuan/form-rules';
import {
  confirmedCodes,
  OrganisationListRepository,
  OrganisationRepository,
  UnitOfWork,
  type OrganisationListRow,
  type Tx,
} from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';

const CHANGEABLE = ['nameZh', 'nameEn', 'uscc', 'regionCode', 'affiliation', 'parentId'] as const;

/**
 * Organisations: an enterprise has a unified social credit code that checks or was confirmed, a place, and where it
 * belongs to a group its parent.
 */
@Injectable()
export class OrganisationService {
  constructor(private readonly work: UnitOfWork) {}

  page(actor: SessionActor, query: OrganisationQueryDto): Promise<{ data: OrganisationDto[]; total: number }> {
    return this.work.list(actor.scope, async (tx) => {
      const { rows, total } = await new OrganisationListRepository(tx).page(query, query);
      return { data: rows.map(toOrganisation), total };
    });
  }

  /** Throws `subject.notFound` for a code that no organisation has. */
  one(actor: SessionActor, id: string): Promise<OrganisationDto> {
    return this.work.run(actor.scope, async (tx) => {
      const found = await new OrganisationListRepository(tx).listed(id);
      if (!found) throw new DomainError('subject.notFound');
      return toOrganisation(found);
    });
  }

  create(actor: SessionActor, body: OrganisationBodyDto): Promise<{ id: string }> {
    return this.work.run(actor.scope, (tx) => this.add(tx, body));
  }

  /** In the caller's transaction; nothing is written where it throws. */
  async add(tx: Tx, body: OrganisationBodyDto): Promise<{ id: string }> {
    const organisations = new OrganisationRepository(tx);
    const taken = await organisations.exists(body.id);
    if (taken)
      throw new DomainError('organisation.codeTaken', { id: body.id }, { fields: [{ pointer: '/id', code: 'taken' }] });
    if (body.kind === 'enterprise' && !body.uscc)
      throw new DomainError('organisation.usccInvalid', {}, { fields: [{ pointer: '/uscc', code: 'required' }] });
    const checked = await this.check(tx, body.id, body);
    await organisations.add(body.id, {
      kind: body.kind,
      nameZh: body.nameZh,
      nameEn: body.nameEn,
      uscc: checked.uscc ?? null,
      regionCode: checked.regionCode || null,
      affiliation: body.affiliation || null,
      parentId: body.parentId || null,
    });
    return { id: body.id };
  }

  /** Changes the given fields. Cases keep the names that they were submitted under. */
  async change(actor: SessionActor, id: string, patch: OrganisationPatchDto): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const organisations = new OrganisationRepository(tx);
      const kind = await organisations.kindOf(id);
      if (kind === null) throw new DomainError('subject.notFound');
      if (kind === 'enterprise' && patch.uscc !== undefined && !patch.uscc)
        throw new DomainError('organisation.usccInvalid', {}, { fields: [{ pointer: '/uscc', code: 'required' }] });
      const checked = await this.check(tx, id, patch);
      const changes = CHANGEABLE.filter((field) => patch[field] !== undefined);
      if (changes.length === 0) return;
      await organisations.change(
        id,
        Object.fromEntries(changes.map((field) => [field, checked[field] || null])) as Parameters<
          OrganisationRepository['change']
        >[1],
      );
    });
  }

  private async check(tx: Tx, id: string, given: OrganisationPatchDto): Promise<OrganisationPatchDto> {
    const checked = { ...given };
    if (given.uscc) {
      const parsed = parseUscc(given.uscc, await confirmedCodes(tx));
      if (!parsed.ok) {
        const code = parsed.code === 'check-digit' ? 'uscc-check-digit' : 'uscc';
        throw new DomainError('organisation.usccInvalid', {}, { fields: [{ pointer: '/uscc', code }] });
      }
      checked.uscc = parsed.value.normalized;
      const other = await new OrganisationRepository(tx).otherWithCode(checked.uscc, id);
      if (other !== null)
        throw new DomainError(
          'organisation.usccTaken',
          { name: other },
          { fields: [{ pointer: '/uscc', code: 'taken' }] },
        );
    }
    if (given.regionCode && !isValidRegionCode(given.regionCode))
      throw new DomainError(
        'organisation.regionInvalid',
        {},
        { fields: [{ pointer: '/regionCode', code: 'region-code' }] },
      );
    if (given.regionCode) checked.regionCode = compactIdentifier(given.regionCode);
    if (given.parentId) {
      const chain = await new OrganisationRepository(tx).chainOf(given.parentId);
      if (chain.length === 0)
        throw new DomainError(
          'organisation.unknown',
          { id: given.parentId },
          { fields: [{ pointer: '/parentId', code: 'unknown' }] },
        );
      if (chain.includes(id))
        throw new DomainError('organisation.cycle', {}, { fields: [{ pointer: '/parentId', code: 'cycle' }] });
    }
    return checked;
  }
}

function toOrganisation({ nameZh, nameEn, parentZh, parentEn, ...row }: OrganisationListRow): OrganisationDto {
  return {
    ...row,
    name: { zh: nameZh, en: nameEn },
    parentName: parentZh ? { zh: parentZh, en: parentEn ?? parentZh } : null,
  };
}
