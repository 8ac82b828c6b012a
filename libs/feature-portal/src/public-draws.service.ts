import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@linxuan/domain';
import type { Entry, Transcript } from '@linxuan/draw';
import { PublicDrawReader, UnitOfWork, type PublicDrawListed, type PublicDrawRow } from '@linxuan/persistence';
import { PublicEditions } from './public-editions.service';

/** What a round is about, in both languages. */
export interface DrawTitle {
  editionTitle: { zh: string; en: string };
  stageTitle: { zh: string; en: string };
}
export type ListedDraw = PublicDrawListed & DrawTitle;
export type PublicDraw = PublicDrawRow & DrawTitle & { entries: Entry[] };

/** Rounds in which experts are drawn: what is published of each, and the transcript that anybody can repeat. */
@Injectable()
export class PublicDraws {
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: PublicEditions,
  ) {}

  async list(): Promise<ListedDraw[]> {
    const rows = await new PublicDrawReader(this.work).list();
    return Promise.all(rows.map(async (row) => ({ ...row, ...(await this.titleOf(row)) })));
  }

  async find(id: string): Promise<PublicDraw | undefined> {
    const reader = new PublicDrawReader(this.work);
    const row = await reader.find(id);
    return row && { ...row, ...(await this.titleOf(row)), entries: await reader.entries(id) };
  }

  private async titleOf({ editionId, stage }: { editionId: string; stage: string }): Promise<DrawTitle> {
    const { definition } = await this.editions.get(editionId);
    const title = definition.stages.find(({ id }) => id === stage)?.title ?? { zh: stage, en: stage };
    return { editionTitle: definition.title, stageTitle: title };
  }
}

/** The transcript of a round as a text that is always the same. */
export function transcriptText({ frozen, commitment, experts, entries, head }: PublicDraw): string {
  const transcript: Transcript = { frozen, commitment, experts, entries, head };
  return canonicalJson(transcript as never);
}
