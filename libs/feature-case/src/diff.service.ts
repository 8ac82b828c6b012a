import { Inject, Injectable } from '@nestjs/common';
import type { CaseDiffDto } from '@linxuan/contracts';
import { hiddenPointers, visibleContent, type Text } from '@linxuan/domain';
import { diffContent, fieldAt, formFields, parsePointer, type FormDefinition, type Json } from '@linxuan/form-rules';
import { CaseHistoryRepository, dutiesIn, seatedCases, SnapshotRepository, UnitOfWork } from '@linxuan/persistence';
import { DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';

/** What changed between two submitted revisions, field by field, under the form's own headings. */
@Injectable()
export class DiffService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  between(actor: SessionActor, caseId: string, from: number, to: number): Promise<CaseDiffDto> {
    return this.work.run(actor.scope, async (tx) => {
      const found = await new CaseHistoryRepository(tx).revisionsOf(caseId, [from, to]);
      if (!found) throw new DomainError('subject.notFound');
      const shaOf = (revision: number): string => {
        const sha = found.shas.get(revision);
        if (sha === undefined) throw new DomainError('revision.unknown', { revision });
        return sha;
      };
      const [before, after] = [shaOf(from), shaOf(to)];
      const { form, machine } = await this.editions.get(tx, found.editionId);
      const hidden =
        found.applicantOrg === actor.orgId
          ? []
          : hiddenPointers(machine, found, dutiesIn(await seatedCases(tx), caseId, actor.role));
      const contents = await new SnapshotRepository(tx).getAll([before, after]);
      const seen = (sha: string) =>
        visibleContent((contents.get(sha) ?? {}) as Record<string, unknown>, hidden) as unknown as Json;
      const changes = diffContent(seen(before), seen(after));
      // Stored content is in canonical order; people read in the order of the form.
      const place = (pointer: string) => {
        const field = fieldAt(form, pointer);
        return field ? formFields(form).indexOf(field) : Infinity;
      };
      const top = (pointer: string) => place(`/${parsePointer(pointer)[0] ?? ''}`);
      const ordered = changes
        .map((change, index) => ({ change, index }))
        .sort((a, b) => top(a.change.pointer) - top(b.change.pointer) || a.index - b.index);
      return {
        from,
        to,
        changes: ordered.map(({ change }) => ({
          ...change,
          titles: headingsOf(form, change.pointer),
          unit: fieldAt(form, change.pointer)?.unit ?? null,
        })),
      };
    });
  }
}

const OUTSIDE: Readonly<Record<string, Text>> = {
  attachments: { zh: '附件', en: 'Attachments' },
  marks: { zh: '公开与保密标记', en: 'Publicity marks' },
};

/** From the outermost heading to the field; rows of a list by their place. */
export function headingsOf(form: FormDefinition, pointer: string): Text[] {
  const titles: Text[] = [];
  let path = '';
  for (const segment of parsePointer(pointer)) {
    const field = fieldAt(form, `${path}/${segment}`);
    path = `${path}/${segment}`;
    if (/^\d+$/.test(segment)) titles.push({ zh: `第${Number(segment) + 1}项`, en: `no. ${Number(segment) + 1}` });
    else if (field) titles.push(field.title);
    else titles.push(OUTSIDE[segment] ?? { zh: segment, en: segment });
  }
  return titles;
}
