import type { papers } from '@linxuan/contracts';

/** Draws a paper from its data. The same data give the same bytes. */
export interface Papers {
  render<K extends papers.PaperName>(name: K, data: papers.PaperData[K]): Promise<Buffer>;
}

/** Draws a list as every screen exports it. */
export interface TableRenderer {
  render(table: papers.TableData, format: 'xlsx' | 'csv'): Promise<Buffer>;
}

export const PAPERS = Symbol('PAPERS');
export const TABLE_RENDERER = Symbol('TABLE_RENDERER');

const MIME: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Headers of a file that the browser saves under `fileName`, Chinese names included (RFC 5987). */
export function fileHeaders(fileName: string): Record<string, string> {
  const clean = fileName.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim();
  const ascii = clean.replace(/[^\x20-\x7e]/g, '_');
  const extension = clean.split('.').at(-1) ?? '';
  return {
    'content-type': MIME[extension] ?? 'application/octet-stream',
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(clean)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
}
