import { http } from './api';
import { sessionStore } from './sessionStore';

/** Saves what the API answers as a file under the name that the server gives it. */
export async function download(path: string): Promise<void> {
  const { body, headers } = await http<Blob>(path, { file: true });
  const url = URL.createObjectURL(body);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(headers.get('content-disposition')) ?? path.split('?')[0]?.split('/').at(-1) ?? 'file';
  link.click();
  URL.revokeObjectURL(url);
}

/**
 * The address of a file that the browser opens by itself; it says for whom the page was made, as every request does.
 */
export function addressOf(path: string, query: Record<string, string> = {}): string {
  const principal = sessionStore.principal();
  const all = new URLSearchParams({ ...query, ...(principal !== null && { actingAs: principal }) });
  return `/api${path}${all.size > 0 ? `?${all}` : ''}`;
}

/** The name in `Content-Disposition`, with the form for Chinese names of RFC 5987 first. */
export function fileName(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? null;
}
