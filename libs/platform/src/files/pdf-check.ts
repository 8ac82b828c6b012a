import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isProgram } from './executable';
import type { FileRefusal } from './file-refusal';

const SECONDS = 20;
/** Bytes of memory that opening one document may take beyond what the process had. */
const MEMORY = 768 * 1024 * 1024;

interface Inspection {
  refusal: FileRefusal | null;
  attached?: { name: string; head?: Uint8Array }[];
}

/** Whether a PDF opens without a password, has pages that can be found, and holds no program. Null for a good one. */
export async function checkPdf(path: string): Promise<FileRefusal | null> {
  const { refusal, attached = [] } = await inspect(path);
  if (refusal) return refusal;
  return attached.some(({ name, head }) => isProgram(name, head ?? new Uint8Array())) ? 'program' : null;
}

/** The build puts the inspector beside the server's code, as it lies beside this file. */
function inspect(path: string): Promise<Inspection> {
  const worker = new Worker(join(__dirname, 'pdf-inspector.mjs'), {
    workerData: { path },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stdout: true,
    stderr: true,
  });
  const before = process.memoryUsage.rss();
  return new Promise<Inspection>((resolve, reject) => {
    let broken: Error | undefined;
    const limit = setTimeout(() => resolve({ refusal: 'bomb' }), SECONDS * 1000);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MEMORY) resolve({ refusal: 'bomb' });
    }, 50);
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ refusal: 'bomb' });
      else broken = error;
    });
    worker.once('exit', () => {
      clearTimeout(limit);
      clearInterval(watch);
      reject(broken ?? new Error('The inspector ended without an answer'));
    });
  }).finally(() => worker.terminate());
}
