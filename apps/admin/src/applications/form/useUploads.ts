import { checkUpload, type AttachmentSlot, type FileKind, type Problem } from '@linxuan/form-rules';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLinxuan } from '../../components';
import { newKey } from '../../providers/act';
import { useDraft, type DraftFile } from '../draft/DraftContext';

export interface UploadLineState {
  key: string;
  file: File;
  /** 0 to 100. */
  percent: number;
  error: unknown;
  /** Refused before it was sent. */
  problem: Problem | null;
  running: boolean;
}

/** Files on their way into one slot. What was interrupted goes on where it stopped when it is started again. */
export function useUploads(slot: AttachmentSlot) {
  const provider = useLinxuan();
  const { draft, form, files, setFiles } = useDraft();
  const [lines, setLines] = useState<UploadLineState[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const change = useCallback(
    (key: string, next: Partial<UploadLineState>) =>
      setLines((all) => all.map((line) => (line.key === key ? { ...line, ...next } : line))),
    [],
  );
  useEffect(() => {
    const running = aborts.current;
    return () => running.forEach((abort) => abort.abort());
  }, []);

  const run = async (key: string, file: File) => {
    const abort = new AbortController();
    aborts.current.set(key, abort);
    change(key, { running: true, error: null });
    try {
      const attachment = await provider.upload(draft.caseId, slot.id, file, {
        signal: abort.signal,
        onProgress: (sent, total) => change(key, { percent: total === 0 ? 0 : Math.floor((sent * 100) / total) }),
      });
      setFiles((all) => [...all.filter(({ id }) => id !== attachment.id), attachment as DraftFile]);
      setLines((all) => all.filter((line) => line.key !== key));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) change(key, { running: false, error });
    } finally {
      aborts.current.delete(key);
    }
  };
  return {
    lines,
    add: (chosen: File[]) => {
      for (const file of chosen) {
        const key = newKey();
        const problem = checkUpload(form, files, {
          id: key,
          slot: slot.id,
          name: file.name,
          size: file.size,
          kind: claimed(file.name) ?? slot.accept[0] ?? 'pdf',
        });
        setLines((all) => [...all, { key, file, percent: 0, error: null, problem, running: problem === null }]);
        if (!problem) void run(key, file);
      }
    },
    start: (key: string) => {
      const line = lines.find((one) => one.key === key);
      if (line && !line.running) void run(key, line.file);
    },
    cancel: (key: string) => {
      aborts.current.get(key)?.abort();
      const line = lines.find((one) => one.key === key);
      if (line) void provider.dropUpload(draft.caseId, slot.id, line.file);
      setLines((all) => all.filter((one) => one.key !== key));
    },
  };
}

/** What the name says; the server looks at the content. */
function claimed(name: string): FileKind | null {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return extension === 'jpeg' || extension === 'jpg'
    ? 'jpg'
    : extension === 'pdf' || extension === 'png' || extension === 'docx' || extension === 'mp4'
      ? extension
      : null;
}
