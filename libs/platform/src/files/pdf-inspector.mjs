// Runs in a thread of its own: what a hostile file does to the parser ends with the thread.
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Pages that are looked up; beyond them only the last one. */
const PAGES = 200;

async function inspect(path) {
  const data = new Uint8Array(await readFile(path));
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS, isEvalSupported: false, enableXfa: false });
  try {
    // Without a password this opens whatever a reader opens without asking, so a file that is only closed to changes is
    // taken.
    const document = await task.promise;
    const last = document.numPages;
    if (last === 0) return { refusal: 'damaged' };
    for (let page = 1; page <= Math.min(last, PAGES); page++) await document.getPage(page);
    if (last > PAGES) await document.getPage(last);
    const attached = Object.values((await document.getAttachments()) ?? {});
    return {
      refusal: null,
      attached: attached.map(({ filename, content }) => ({ name: filename, head: content?.slice(0, 8) })),
    };
  } catch (error) {
    return { refusal: error?.name === 'PasswordException' ? 'encrypted' : 'damaged' };
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

parentPort.on('message', async (path) => parentPort.postMessage(await inspect(path)));
