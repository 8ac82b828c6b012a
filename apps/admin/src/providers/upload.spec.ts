import type { Http, HttpAnswer, HttpInit } from './http';
import { clientProblem } from './problem';
import { upload } from './upload';

const answer = <T>(body: unknown): HttpAnswer<T> => ({ status: 200, headers: new Headers(), body: body as T });
const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

/** A server that keeps bytes and loses the connection before the listed pieces. */
function server(lost: number[]) {
  let bytes = '';
  let pieces = 0;
  const log: string[] = [];
  const http: Http = async <T>(path: string, init?: HttpInit) => {
    log.push(`${init?.method ?? 'GET'} ${path}`);
    if (path.endsWith('/uploads')) return answer<T>({ id: 'u1' });
    if (path.endsWith('/finish')) return answer<T>({ id: 'a1', slot: 's', name: 'f', size: bytes.length });
    if (init?.method === 'PATCH') {
      pieces += 1;
      if (lost.includes(pieces)) throw clientProblem('client.offline');
      expect(init.headers?.['upload-offset']).toBe(String(bytes.length));
      bytes += (await init.raw?.text()) ?? '';
    }
    return answer<T>({ offset: bytes.length });
  };
  return { http, log, bytes: () => bytes };
}

describe('uploading a file', () => {
  const file = new File(['abcdefghij'], 'f.pdf', { lastModified: 1 });

  it('sends pieces, reports progress and goes on after a lost connection', async () => {
    const { http, bytes } = server([2]);
    const progress: number[] = [];
    await upload(http, 'c1', 's', file, {
      chunkBytes: 4,
      memory: memory(),
      wait: () => Promise.resolve(),
      onProgress: (sent) => progress.push(sent),
    });
    expect(bytes()).toBe('abcdefghij');
    expect(progress).toEqual([0, 4, 4, 8, 10]);
  });

  it('continues the upload that a former page began', async () => {
    const kept = memory();
    const { http, log } = server([]);
    const controller = new AbortController();
    const stop = upload(http, 'c1', 's', file, {
      chunkBytes: 4,
      memory: kept,
      signal: controller.signal,
      onProgress: (sent) => sent >= 4 && controller.abort(),
    });
    await expect(stop).rejects.toThrow('aborted');
    await upload(http, 'c1', 's', file, { chunkBytes: 4, memory: kept });
    expect(log.filter((line) => line === 'POST /cases/c1/uploads')).toHaveLength(1);
  });
});
