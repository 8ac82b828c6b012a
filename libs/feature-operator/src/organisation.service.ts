import { Injectable } from '@nestjs/common';
import type {
  OrganisationBodyDto,
  OrganisationDto,
  OrganisationPatchDto,
  OrganisationQueryDto,
} from '@linxuan/contracts';
import { isValidRegionCode, parseUscc } from '@linxuan/domain';
import { compactIdentifier } from '@linxuan/form-rules';
import { allWords, confirmedCodes, idsHolding, UnitOfWork, type Tx } from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';

interface OrganisationRecord {
  total: number;
  id: string | null;
  kind: string;
  name_zh: string;
  name_en: string;
  uscc: string | null;
  region_code: string | null;
  affiliation: string | null;
  parent_id: string | null;
  parent_zh: string | null;
  parent_en: string | null;
  people: number;
  demo: boolean;
}

/** Organisations: an enterprise has a unified social credit code that checks or was confirmed, a place, and where it belongs to a group its parent. */
@Injectable()
export class OrganisationService {
  constructor(private readonly work: UnitOfWork) {}

  page(actor: SessionActor, query: OrganisationQueryDto): Promise<{ data: OrganisationDto[]; total: number }> {
    const parameters: unknown[] = [];
    const value = (given: unknown) => `$${parameters.push(given)}`;
    const conditions = [
      'true',
      ...allWords(query.q, value, (place) => `o.id IN (${idsHolding('organisation', place)})`),
    ];
    if (query.kind) conditions.push(`o.kind = ${value(query.kind)}`);
    if (query.parentId) conditions.push(`o.parent_id = ${value(query.parentId)}`);
    const where = conditions.join(' AND ');
    return this.work.run(actor.scope, async (tx) => {
      const rows: OrganisationRecord[] = await tx.query(
        `SELECT (SELECT count(*)::int FROM organisation o WHERE ${where}) AS total, p.*, r.name_zh AS parent_zh, r.name_en AS parent_en, (SELECT count(DISTINCT m.user_id)::int FROM membership m WHERE m.org_id = p.id AND m.ended_at IS NULL) AS people
         FROM (SELECT 1) one LEFT JOIN (SELECT o.id, o.kind, o.name_zh, o.name_en, o.uscc, o.region_code, o.affiliation, o.parent_id, o.demo FROM organisation o WHERE ${where} ORDER BY o.kind, o.id LIMIT ${query.perPage} OFFSET ${(query.page - 1) * query.perPage}) p ON true
         LEFT JOIN organisation r ON r.id = p.parent_id ORDER BY p.kind, p.id`,
        parameters,
      );
      return { data: rows.flatMap(toOrganisation), total: rows[0]?.total ?? 0 };
    });
  }

  create(actor: SessionActor, body: OrganisationBodyDto): Promise<{ id: string }> {
    return this.work.run(actor.scope, async (tx) => {
      const [taken] = await tx.query(`SELECT 1 FROM organisation WHERE id = $1`, [body.id]);
      if (taken)
        throw new DomainError(
          'organisation.codeTaken',
          { id: body.id },
          { fields: [{ pointer: '/id', code: 'taken' }] },
        );
      if (body.kind === 'enterprise' && !body.uscc)
        throw new DomainError('organisation.usccInvalid', {}, { fields: [{ pointer: '/uscc', code: 'required' }] });
      const checked = await this.check(tx, body.id, body);
      await tx.query(
        `INSERT INTO organisation (id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          body.id,
          body.kind,
          body.nameZh,
          body.nameEn,
          checked.uscc ?? null,
          checked.regionCode || null,
          body.affiliation || null,
          body.parentId || null,
        ],
      );
      return { id: body.id };
    });
  }

  /** Changes the given fields. Cases keep the names that they were submitted under. */
  async change(actor: SessionActor, id: string, patch: OrganisationPatchDto): Promise<void> {
    await this.work.run(actor.scope, async (tx) => {
      const [known]: { kind: string }[] = await tx.query(`SELECT kind FROM organisation WHERE id = $1`, [id]);
      if (!known) throw new DomainError('subject.notFound');
      if (known.kind === 'enterprise' && patch.uscc !== undefined && !patch.uscc)
        throw new DomainError('organisation.usccInvalid', {}, { fields: [{ pointer: '/uscc', code: 'required' }] });
      const checked = await this.check(tx, id, patch);
      const columns = {
        nameZh: 'name_zh',
        nameEn: 'name_en',
        uscc: 'uscc',
        regionCode: 'region_code',
        affiliation: 'affiliation',
        parentId: 'parent_id',
      } as const;
      const changes = Object.entries(columns).filter(([key]) => patch[key as keyof typeof columns] !== undefined);
      if (changes.length === 0) return;
      await tx.query(
        `UPDATE organisation SET ${changes.map(([, column], index) => `${column} = $${index + 2}`).join(', ')} WHERE id = $1`,
        [id, ...changes.map(([key]) => checked[key as keyof typeof columns] || null)],
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
      const [other] = await tx.query(`SELECT name_zh FROM organisation WHERE uscc = $1 AND id <> $2`, [
        checked.uscc,
        id,
      ]);
      if (other)
        throw new DomainError(
          'organisation.usccTaken',
          { name: other.name_zh },
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
      const rows: { id: string }[] = await tx.query(
        `WITH RECURSIVE up AS (SELECT id, parent_id, 0 AS depth FROM organisation WHERE id = $1 UNION ALL SELECT o.id, o.parent_id, up.depth + 1 FROM organisation o JOIN up ON o.id = up.parent_id WHERE up.depth < 30) SELECT id FROM up`,
        [given.parentId],
      );
      if (rows.length === 0)
        throw new DomainError(
          'organisation.unknown',
          { id: given.parentId },
          { fields: [{ pointer: '/parentId', code: 'unknown' }] },
        );
      if (rows.some((row) => row.id === id))
        throw new DomainError('organisation.cycle', {}, { fields: [{ pointer: '/parentId', code: 'cycle' }] });
    }
    return checked;
  }
}

function toOrganisation(row: OrganisationRecord): OrganisationDto[] {
  if (row.id === null) return [];
  return [
    {
      id: row.id,
      kind: row.kind,
      name: { zh: row.name_zh, en: row.name_en },
      uscc: row.uscc,
      regionCode: row.region_code,
      affiliation: row.affiliation,
      parentId: row.parent_id,
      parentName: row.parent_zh ? { zh: row.parent_zh, en: row.parent_en ?? row.parent_zh } : null,
      people: row.people,
      demo: row.demo,
    },
  ];
}
