import { currentLocale } from '../i18n/locale';
import { clientProblem, isProblem, ProblemError } from './problem';

/** Saves what the API answers as a file under the name that the server gives it. */
export async function download(path: string): Promise<void> {
  const response = await fetch(`/api${path}`, {
    credentials: 'same-origin',
    headers: { 'accept-language': currentLocale() },
  }).catch(() => {
    throw clientProblem('client.offline');
  });
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    throw isProblem(body)
      ? new ProblemError(body)
      : clientProblem('client.unreadable', response.status, `HTTP ${response.status}`);
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download =
    fileName(response.headers.get('content-disposition')) ?? path.split('?')[0]?.split('/').at(-1) ?? 'file';
  link.click();
  URL.revokeObjectURL(url);
}

/** The name in `Content-Disposition`, with the form for Chinese names of RFC 5987 first. */
export function fileName(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? null;
}
