import type { DraftPatchDto, PatchedDraftDto } from '@linxuan/contracts';
import { getAt, mergePatch, type Json, type JsonObject } from '@linxuan/form-rules';
import { DraftSession } from '../applications/draft/DraftSession';
import { Journal } from '../applications/draft/journal';

/** A browser's store, in memory. */
export class MemoryStore {
  private readonly entries = new Map<string, string>();
  get length() {
    return this.entries.size;
  }
  key(index: number) {
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.entries.set(key, value);
  }
  removeItem(key: string) {
    this.entries.delete(key);
  }
}

/** The merging server, in memory: the same function as behind the API. */
export class Server {
  content: Json = { a: 'a0', b: 'b0' };
  versions: Readonly<Record<string, number>> = {};
  version = 0;
  down: Error | null = null;
  calls = 0;
  send = async (body: DraftPatchDto): Promise<PatchedDraftDto> => {
    this.calls += 1;
    await Promise.resolve();
    if (this.down) throw this.down;
    const merged = mergePatch(this.content, body.patches, this.versions, this.version + 1);
    const changed = merged.applied.length > 0;
    if (changed) Object.assign(this, { content: merged.content, versions: merged.versions, version: this.version + 1 });
    const remote = Object.entries(this.versions)
      .filter(([, at]) => at > (body.knownVersion ?? 0) && !(changed && at === this.version))
      .map(([pointer, version]) => {
        const value = getAt(this.content, pointer);
        return { pointer, version, by: '同事', ...(value === undefined ? {} : { value }) };
      });
    return {
      version: this.version,
      fieldVersions: { ...this.versions },
      savedAt: '2024-07-15T01:00:00.000Z',
      remote,
      refused: merged.refused,
      conflicts: merged.conflicts.map((one) => ({
        ...one,
        mine: one.mine ?? null,
        theirs: one.theirs ?? null,
        by: '同事',
        at: 'x',
      })),
    };
  };
}

/** A form on the page of this tab. */
export const open = (server: Server, store = new MemoryStore(), tab = 't1') => {
  const content = server.content as JsonObject;
  return new DraftSession(
    { content, version: server.version, savedAt: null },
    { send: server.send, journal: new Journal(store, 'u', 'c', tab) },
  );
};
